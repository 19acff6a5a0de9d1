//! Bolt's messages out of the chunks that they are sent in.
#![forbid(unsafe_code)]

use std::collections::VecDeque;

/// Takes bytes as they come and gives whole messages.
#[derive(Default)]
pub struct Messages {
    whole: VecDeque<Vec<u8>>,
    begun: Vec<u8>,
    /// How many bytes of the chunk are still to come.
    left: usize,
    /// The first of the two bytes that say how long a chunk is.
    header: Option<u8>,
}

impl Messages {
    pub fn feed(&mut self, mut data: &[u8]) {
        while let Some((&first, rest)) = data.split_first() {
            if self.left > 0 {
                let (chunk, behind) = data.split_at(self.left.min(data.len()));
                self.begun.extend_from_slice(chunk);
                self.left -= chunk.len();
                data = behind;
                continue;
            }
            data = rest;
            match self.header.take() {
                None => self.header = Some(first),
                Some(high) => self.begin_chunk(usize::from(u16::from_be_bytes([high, first]))),
            }
        }
    }

    /// A chunk of no length ends a message, or says between two of them that all is well.
    fn begin_chunk(&mut self, length: usize) {
        self.left = length;
        if length == 0 && !self.begun.is_empty() {
            self.whole.push_back(std::mem::take(&mut self.begun));
        }
    }

    pub fn pop(&mut self) -> Option<Vec<u8>> {
        self.whole.pop_front()
    }
}
