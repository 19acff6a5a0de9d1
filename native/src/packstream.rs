//! `PackStream` values as a flat list of items: read once and checked, then walked without fear.
#![forbid(unsafe_code)]

use std::str;

/// What a value is; whatever GraphQL has no leaf for is `Other`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text { at: u32, len: u32 },
    List(u32),
    Other,
}

/// A value, and the place of the first item that is not below it.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub kind: Kind,
    pub next: u32,
}

/// Why bytes are no value.
#[derive(Debug)]
pub struct Malformed(pub &'static str);

/// The items of one value in the order of its bytes.
pub struct Tape<'a> {
    bytes: &'a [u8],
    items: Vec<Item>,
}

/// A value whose children are still being read.
struct Open {
    item: u32,
    left: u64,
}

impl<'a> Tape<'a> {
    /// Read the one value that the bytes are, to their very end.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(Malformed("a value of more than four GiB"));
        }
        let mut reader = Reader { bytes, at: 0 };
        let mut items: Vec<Item> = Vec::with_capacity(bytes.len() / 8 + 1);
        let mut open: Vec<Open> = Vec::new();
        loop {
            let place = count(items.len());
            let (kind, children) = reader.value()?;
            items.push(Item {
                kind,
                next: place + 1,
            });
            if children > 0 {
                open.push(Open {
                    item: place,
                    left: children,
                });
                continue;
            }
            while let Some(last) = open.last_mut() {
                last.left -= 1;
                if last.left > 0 {
                    break;
                }
                items[last.item as usize].next = count(items.len());
                open.pop();
            }
            if open.is_empty() {
                break;
            }
        }
        if reader.at != bytes.len() {
            return Err(Malformed("bytes behind the value"));
        }
        Ok(Self { bytes, items })
    }

    pub fn item(&self, place: u32) -> Item {
        self.items[place as usize]
    }

    /// The bytes of a text, which have been found to be UTF-8.
    pub fn text(&self, at: u32, len: u32) -> &'a [u8] {
        &self.bytes[at as usize..][..len as usize]
    }
}

/// There are never more items than bytes, and never more bytes than `u32` counts.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// One value without its children, and how many of those follow.
    fn value(&mut self) -> Result<(Kind, u64), Malformed> {
        let marker = self.byte()?;
        let kind = match marker {
            0x00..=0x7f => Kind::Int(i64::from(marker)),
            0xf0..=0xff => Kind::Int(i64::from(marker) - 0x100),
            0xc0 => Kind::Null,
            0xc1 => Kind::Float(f64::from_be_bytes(self.array()?)),
            0xc2 => Kind::Bool(false),
            0xc3 => Kind::Bool(true),
            0xc8 => Kind::Int(i64::from(i8::from_be_bytes(self.array()?))),
            0xc9 => Kind::Int(i64::from(i16::from_be_bytes(self.array()?))),
            0xca => Kind::Int(i64::from(i32::from_be_bytes(self.array()?))),
            0xcb => Kind::Int(i64::from_be_bytes(self.array()?)),
            0xcc..=0xce => {
                let size = self.size(marker - 0xcc)?;
                self.take(size)?;
                Kind::Other
            }
            0x80..=0x8f => self.text(u32::from(marker & 0x0f))?,
            0xd0..=0xd2 => {
                let size = self.size(marker - 0xd0)?;
                self.text(size)?
            }
            0x90..=0x9f => return Ok(list(u32::from(marker & 0x0f))),
            0xd4..=0xd6 => return Ok(list(self.size(marker - 0xd4)?)),
            0xa0..=0xaf => return Ok((Kind::Other, 2 * u64::from(marker & 0x0f))),
            0xd8..=0xda => return Ok((Kind::Other, 2 * u64::from(self.size(marker - 0xd8)?))),
            0xb0..=0xbf => {
                self.byte()?; // what kind of structure it is
                return Ok((Kind::Other, u64::from(marker & 0x0f)));
            }
            _ => return Err(Malformed("a marker that there is not")),
        };
        Ok((kind, 0))
    }

    fn byte(&mut self) -> Result<u8, Malformed> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(count(N))?);
        Ok(array)
    }

    /// A length of one, two or four bytes.
    fn size(&mut self, width: u8) -> Result<u32, Malformed> {
        Ok(match width {
            0 => u32::from(self.byte()?),
            1 => u32::from(u16::from_be_bytes(self.array()?)),
            _ => u32::from_be_bytes(self.array()?),
        })
    }

    fn text(&mut self, len: u32) -> Result<Kind, Malformed> {
        let at = count(self.at);
        match str::from_utf8(self.take(len)?) {
            Ok(_) => Ok(Kind::Text { at, len }),
            Err(_) => Err(Malformed("a text that is not UTF-8")),
        }
    }

    fn take(&mut self, len: u32) -> Result<&[u8], Malformed> {
        let rest = &self.bytes[self.at..];
        let taken = rest
            .get(..len as usize)
            .ok_or(Malformed("it ends too early"))?;
        self.at += taken.len();
        Ok(taken)
    }
}

fn list(length: u32) -> (Kind, u64) {
    (Kind::List(length), u64::from(length))
}
