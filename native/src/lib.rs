//! What Python sees of it.

mod json;
mod packstream;
mod program;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use program::{Failure, Step};

create_exception!(rgraph_native, MalformedError, PyValueError);
create_exception!(rgraph_native, OddError, PyValueError);

/// How deep steps may stand in each other, those of called functions included.
const DEEPEST: usize = 200;

/// Of programs; what writes them asks for the same.
const FORMAT: u32 = 2;

/// Writes the JSON of an answer from the record that its statement gave.
#[pyclass(frozen)]
struct Program {
    functions: Vec<Step>,
}

#[pymethods]
impl Program {
    /// Functions, each of which calls only those before it; the last one begins.
    #[new]
    #[allow(clippy::needless_pass_by_value)] // as in `write`
    fn new(functions: Vec<Bound<'_, PyTuple>>) -> PyResult<Self> {
        let mut read: Vec<Step> = Vec::with_capacity(functions.len());
        let mut depths: Vec<usize> = Vec::with_capacity(functions.len());
        for function in &functions {
            let (step, depth) = read_step(function, &depths, DEEPEST)?;
            read.push(step);
            depths.push(depth);
        }
        Ok(Self { functions: read })
    }

    /// The JSON; `record` is the list of the record's one value, `scopes` those of its cursors.
    #[allow(clippy::needless_pass_by_value)] // a vector is what arguments are read as
    fn write<'py>(
        &self,
        py: Python<'py>,
        record: &[u8],
        scopes: Vec<String>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        match program::write(&self.functions, record, &scopes) {
            Ok(json) => Ok(PyBytes::new(py, &json)),
            Err(Failure::Malformed(what)) => Err(MalformedError::new_err(what)),
            Err(Failure::Odd(what)) => Err(OddError::new_err(what)),
        }
    }
}

/// A step, and how deep its own steps and those of what it calls stand in each other.
///
/// `known` are the depths of the functions before it, `room` is how deep this one may be.
fn read_step(given: &Bound<'_, PyTuple>, known: &[usize], room: usize) -> PyResult<(Step, usize)> {
    let Some(room) = room.checked_sub(1) else {
        return Err(wrong("steps too deep in each other"));
    };
    let name: String = given.get_item(0)?.extract()?;
    let (step, depth) = match name.as_str() {
        "constant" => (Step::Constant(argument(given, 1)?), 0),
        "at" => {
            let (inner, depth) = inner(given, 2, known, room)?;
            (Step::At(argument(given, 1)?, inner), depth)
        }
        "object" => {
            let mut deepest = 0;
            let mut entries = Vec::new();
            for entry in argument::<Vec<(Vec<u8>, Bound<'_, PyTuple>)>>(given, 1)? {
                let (step, depth) = read_step(&entry.1, known, room)?;
                deepest = deepest.max(depth);
                entries.push((entry.0, step));
            }
            (Step::Object(entries), deepest)
        }
        "call" => {
            let function: usize = argument(given, 1)?;
            let depth = known
                .get(function)
                .ok_or_else(|| wrong("a call of what comes later"))?;
            (Step::Call(function), *depth)
        }
        "each" => {
            let (inner, depth) = inner(given, 1, known, room)?;
            (Step::Each(inner), depth)
        }
        "or null" => {
            let (inner, depth) = inner(given, 1, known, room)?;
            (Step::OrNull(inner), depth)
        }
        "if any" => {
            let (inner, depth) = inner(given, 2, known, room)?;
            (Step::IfAny(argument(given, 1)?, inner), depth)
        }
        "choose" => {
            let mut deepest = 0;
            let mut steps = Vec::new();
            for one in argument::<Vec<Bound<'_, PyTuple>>>(given, 1)? {
                let (step, depth) = read_step(&one, known, room)?;
                deepest = deepest.max(depth);
                steps.push(step);
            }
            (Step::Choose(steps), deepest)
        }
        "cursor" => (Step::Cursor(argument(given, 1)?), 0),
        "enum" => (Step::Enum(argument(given, 1)?), 0),
        "text" => (Step::Text, 0),
        "bool" => (Step::Bool, 0),
        "int" => (Step::Int, 0),
        "float" => (Step::Float, 0),
        _ => return Err(wrong("a step that there is not")),
    };
    if depth > room {
        return Err(wrong("steps too deep in each other"));
    }
    Ok((step, depth + 1))
}

fn argument<'py, T>(given: &Bound<'py, PyTuple>, index: usize) -> PyResult<T>
where
    T: for<'a> FromPyObject<'a, 'py, Error: Into<PyErr>>,
{
    given.get_item(index)?.extract().map_err(Into::into)
}

fn inner(
    given: &Bound<'_, PyTuple>,
    index: usize,
    known: &[usize],
    room: usize,
) -> PyResult<(Box<Step>, usize)> {
    let (step, depth) = read_step(&argument(given, index)?, known, room)?;
    Ok((Box::new(step), depth))
}

fn wrong(what: &'static str) -> PyErr {
    PyValueError::new_err(what)
}

#[pymodule]
fn rgraph_native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    module.add_class::<Program>()?;
    module.add("FORMAT", FORMAT)?;
    module.add("MalformedError", py.get_type::<MalformedError>())?;
    module.add("OddError", py.get_type::<OddError>())
}
