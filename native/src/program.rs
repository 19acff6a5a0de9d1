//! How a record's lists become the JSON of an answer, as a tree that is walked beside the value.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use crate::json;
use crate::packstream::{Kind, Malformed, Tape};

/// One step; each is about a value, at first the record's.
pub enum Step {
    /// JSON as it stands.
    Constant(Vec<u8>),
    /// The value in a place of a list, and the step for it.
    At(u32, Box<Step>),
    /// Keys with their colons, and steps for the same value.
    Object(Vec<(Vec<u8>, Step)>),
    /// A function of the program, which stands before the one that calls it.
    Call(usize),
    /// The step for each value of a list.
    Each(Box<Step>),
    /// The step, unless the value is null.
    OrNull(Box<Step>),
    /// The step, unless the list in that place is empty: then null.
    IfAny(u32, Box<Step>),
    /// The function that the first value of a list has the number of.
    Choose(Vec<Step>),
    /// The values of a list as the text of a cursor of that scope.
    Cursor(usize),
    /// What the API calls a text.
    Enum(BTreeMap<Vec<u8>, Vec<u8>>),
    Text,
    Bool,
    Int,
    Float,
}

/// Why there is no JSON.
pub enum Failure {
    /// The bytes are no value.
    Malformed(&'static str),
    /// A value is not of the kind that the step is for.
    Odd(&'static str),
}

impl From<Malformed> for Failure {
    fn from(error: Malformed) -> Self {
        Failure::Malformed(error.0)
    }
}

/// Write what the last function makes of the one value of a record.
pub fn write(functions: &[Step], record: &[u8], scopes: &[String]) -> Result<Vec<u8>, Failure> {
    let tape = Tape::read(record)?;
    if tape.item(0).kind != Kind::List(1) {
        return Err(Failure::Odd("a record that has not one value"));
    }
    let mut writer = Writer {
        tape,
        functions,
        scopes,
        // JSON takes more room than what it is made of, by keys most of all.
        out: Vec::with_capacity(2 * record.len()),
    };
    let last = functions
        .last()
        .ok_or(Failure::Odd("a program of nothing"))?;
    writer.write(last, 1)?;
    Ok(writer.out)
}

struct Writer<'a> {
    tape: Tape<'a>,
    functions: &'a [Step],
    scopes: &'a [String],
    out: Vec<u8>,
}

impl Writer<'_> {
    fn write(&mut self, step: &Step, place: u32) -> Result<(), Failure> {
        let kind = self.tape.item(place).kind;
        match (step, kind) {
            (Step::Constant(json), _) => self.out.extend_from_slice(json),
            (Step::At(index, inner), _) => return self.write(inner, self.child(place, *index)?),
            (Step::Object(entries), _) => return self.object(entries, place),
            (Step::Call(function), _) => return self.write(&self.functions[*function], place),
            (Step::Each(inner), Kind::List(length)) => return self.each(inner, place, length),
            (Step::OrNull(_), Kind::Null) => json::write_null(&mut self.out),
            (Step::OrNull(inner), _) => return self.write(inner, place),
            (Step::IfAny(index, inner), _) => return self.if_any(*index, inner, place),
            (Step::Choose(steps), _) => return self.choose(steps, place),
            (Step::Cursor(scope), Kind::List(length)) => return self.cursor(*scope, place, length),
            (Step::Enum(names), Kind::Text { at, len }) => match names.get(self.tape.text(at, len))
            {
                Some(name) => self.out.extend_from_slice(name),
                None => return Err(Failure::Odd("a value that the enum has not")),
            },
            (Step::Text, Kind::Text { at, len }) => {
                json::write_text(&mut self.out, self.tape.text(at, len));
            }
            (Step::Bool, Kind::Bool(value)) => json::write_bool(&mut self.out, value),
            (Step::Int, Kind::Int(value)) if i32::try_from(value).is_ok() => {
                json::write_int(&mut self.out, value);
            }
            (Step::Float, Kind::Float(value)) if value.is_finite() => {
                json::write_float(&mut self.out, value);
            }
            #[allow(clippy::cast_precision_loss)] // rounded as Python's float() does it
            (Step::Float, Kind::Int(value)) => json::write_float(&mut self.out, value as f64),
            _ => return Err(Failure::Odd("a value of another kind")),
        }
        Ok(())
    }

    /// Where the value in a place of a list stands.
    fn child(&self, list: u32, index: u32) -> Result<u32, Failure> {
        match self.tape.item(list).kind {
            Kind::List(length) if index < length => {
                let mut place = list + 1;
                for _ in 0..index {
                    place = self.tape.item(place).next;
                }
                Ok(place)
            }
            _ => Err(Failure::Odd("a list without that place")),
        }
    }

    /// Places are mostly asked for from left to right, so each search begins at the last one.
    fn object(&mut self, entries: &[(Vec<u8>, Step)], list: u32) -> Result<(), Failure> {
        let length = match self.tape.item(list).kind {
            Kind::List(length) => length,
            _ => 0,
        };
        let (mut at, mut place) = (0, list + 1);
        self.out.push(b'{');
        for (number, (key, step)) in entries.iter().enumerate() {
            if number > 0 {
                self.out.push(b',');
            }
            self.out.extend_from_slice(key);
            let Step::At(index, inner) = step else {
                self.write(step, list)?;
                continue;
            };
            if *index >= length {
                return Err(Failure::Odd("a list without that place"));
            }
            if *index < at {
                (at, place) = (0, list + 1);
            }
            while at < *index {
                place = self.tape.item(place).next;
                at += 1;
            }
            self.write(inner, place)?;
        }
        self.out.push(b'}');
        Ok(())
    }

    fn each(&mut self, step: &Step, list: u32, length: u32) -> Result<(), Failure> {
        let mut place = list + 1;
        self.out.push(b'[');
        for number in 0..length {
            if number > 0 {
                self.out.push(b',');
            }
            self.write(step, place)?;
            place = self.tape.item(place).next;
        }
        self.out.push(b']');
        Ok(())
    }

    fn if_any(&mut self, index: u32, step: &Step, list: u32) -> Result<(), Failure> {
        let tried = self.child(list, index)?;
        match self.tape.item(tried).kind {
            Kind::List(0) => json::write_null(&mut self.out),
            Kind::List(_) => return self.write(step, list),
            _ => return Err(Failure::Odd("something that is no list")),
        }
        Ok(())
    }

    fn choose(&mut self, steps: &[Step], list: u32) -> Result<(), Failure> {
        let first = self.child(list, 0)?;
        let chosen = match self.tape.item(first).kind {
            Kind::Int(number) => usize::try_from(number).ok().and_then(|n| steps.get(n)),
            _ => None,
        };
        self.write(
            chosen.ok_or(Failure::Odd("a kind of node that is not known"))?,
            list,
        )
    }

    fn cursor(&mut self, scope: usize, list: u32, length: u32) -> Result<(), Failure> {
        let text = self
            .scopes
            .get(scope)
            .ok_or(Failure::Odd("a scope that is not given"))?;
        let mut values = vec![b'['];
        json::write_text(&mut values, text.as_bytes());
        let mut place = list + 1;
        for _ in 0..length {
            values.push(b',');
            let item = self.tape.item(place);
            match item.kind {
                Kind::Null => json::write_null(&mut values),
                Kind::Bool(value) => json::write_bool(&mut values, value),
                Kind::Int(value) => json::write_int(&mut values, value),
                Kind::Float(value) if value.is_finite() => json::write_float(&mut values, value),
                Kind::Text { at, len } => json::write_text(&mut values, self.tape.text(at, len)),
                _ => return Err(Failure::Odd("a value that a cursor cannot hold")),
            }
            place = item.next;
        }
        values.push(b']');
        self.out.push(b'"');
        json::write_base64(&mut self.out, &values);
        self.out.push(b'"');
        Ok(())
    }
}
