//! JSON as `orjson` writes it, to the byte.
#![forbid(unsafe_code)]

use std::io::Write as _;

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes that are looked at together.
const TOGETHER: usize = 16;

pub fn write_text(out: &mut Vec<u8>, text: &[u8]) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    let mut rest = text;
    loop {
        let (plain, behind) = rest.split_at(count_plain(rest));
        out.extend_from_slice(plain);
        let Some((&byte, behind)) = behind.split_first() else {
            break;
        };
        write_escaped(out, byte);
        rest = behind;
    }
    out.push(b'"');
}

/// How many bytes there are before the first that has to be escaped.
#[allow(clippy::needless_bitwise_bool)] // as in `is_escaped`
fn count_plain(text: &[u8]) -> usize {
    let mut plain = 0;
    for some in text.chunks_exact(TOGETHER) {
        // To the end of each, which lets the compiler look at all of them at once.
        if some.iter().fold(false, |any, &byte| any | is_escaped(byte)) {
            break;
        }
        plain += TOGETHER;
    }
    let rest = &text[plain..];
    plain
        + rest
            .iter()
            .position(|&byte| is_escaped(byte))
            .unwrap_or(rest.len())
}

#[allow(clippy::needless_bitwise_bool)] // without branches, as in `count_plain`
fn is_escaped(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

fn write_escaped(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x09 => b't',
        0x0a => b'n',
        0x0c => b'f',
        0x0d => b'r',
        _ => {
            // Writing to a vector cannot fail.
            let _ = write!(out, "\\u{byte:04x}");
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

pub fn write_int(out: &mut Vec<u8>, value: i64) {
    out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// Write a number that is neither infinite nor NaN.
pub fn write_float(out: &mut Vec<u8>, value: f64) {
    out.extend_from_slice(zmij::Buffer::new().format_finite(value).as_bytes());
}

pub fn write_bool(out: &mut Vec<u8>, value: bool) {
    out.extend_from_slice(if value { b"true" } else { b"false" });
}

pub fn write_null(out: &mut Vec<u8>) {
    out.extend_from_slice(b"null");
}

/// Base64 with the letters for addresses and no padding.
pub fn write_base64(out: &mut Vec<u8>, bytes: &[u8]) {
    for three in bytes.chunks(3) {
        let mut bits = 0_usize;
        for place in 0..3 {
            bits = bits << 8 | three.get(place).copied().map_or(0, usize::from);
        }
        for place in 0..=three.len() {
            out.push(BASE64[bits >> (18 - 6 * place) & 0x3f]);
        }
    }
}
