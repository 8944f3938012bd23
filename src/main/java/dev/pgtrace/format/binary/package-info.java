/// Binary traces (`.trcb`): a text in packed pieces that are found one by one, and the tables that its reader made of
/// it. Opening one reads the tables, and unpacks of the text only what is looked at. The text is kept byte for byte,
/// whatever its grammar, so the way back is exact; and since it is there, tables are only a short cut: where they are
/// damaged, of another version of the product or missing, as in a recording that was cut off, the text is read instead.
///
/// Numbers of fixed size have their lowest byte first. Version 1:
///
/// ```
/// file     := preamble block* [list end]
/// preamble := 89 'T' 'R' 'C' 'B' 0D 0A 1A, version (4 bytes), CRC-32C of the 12 bytes before
/// block    := mark F5 't' 'r' 'c' 'b' 0D 0A FA
///             kind (1)       'T' text, 'C' tables, 'F' files, 'I' list; others are stepped over
///             packed (1)     0 as it is, 1 zstd
///             0 (2)
///             stored (4)     bytes behind this header
///             content (4)    bytes of these unpacked: at most 16 MiB of text, 64 MiB of tables
///             checksum (4)   CRC-32C of the stored bytes
///             place (8)      text: offset of its first byte in the text; tables: number of the block, from 0
///             0 (4)
///             CRC-32C of the 36 bytes before
///             stored bytes
/// files    := block of kind 'F', where the text was in several files: n, of each: name t, offset in the text n
/// list     := block of kind 'I': n, then of each block before it
///             kind (1) packed (1) offset n, place n, stored n, content n, checksum n
/// end      := F5 't' 'e' 'n' 'd' 0D 0A FA, offset of the list (8), 0 (4), CRC-32C of the 20 bytes before
/// ```
///
/// A file without an end was cut off: its blocks are found by their marks. A block counts when both its checksums are
/// right; missing text reads as empty lines, so that the rest keeps its offsets.
///
/// In tables and lists `n` is a number of seven bits a byte, the lowest first, the top bit set where more follow; `s` a
/// number that may be negative, as `n` of zigzag; `t` a text in UTF-8 or bytes, with their count `n` before it. The
/// content of the blocks of tables is a row of parts, none of which crosses blocks; the first part is INFO:
///
/// ```
/// INFO   := 0, vocabulary t, bytes of text n, what [dev.pgtrace.format.binary.InfoCodec] writes,
///           names n, shapes n, rows n of the statements, cursors, executions, nodes, calls and waits
/// NAMES  := 1, first n, count n, t...
/// SHAPES := 2, shape n, fingerprint (8), nodes n, of each: steps back to its parent n (one more than its position for
///           a root), label + 1 n, relation + 1 n, index + 1 n
/// ROWS   := 3, table (1: 0 statements … 5 waits), first n, rows n (at most 16,384), of each column: chunk...
/// chunk  := up to 1,024 values: way (1), [bitmap], values
/// ```
///
/// The columns are those of the vocabulary, which lists their names and those of all kinds that numbers stand for, and
/// what the fingerprint of a sample text is: a program with another vocabulary reads the text. The `way` of a chunk has
/// bit 4 set where a bitmap of the rows follows (the lowest bit of the first byte is the first row), and only those
/// rows whose bit is set are written, the others being missing (-1); its other bits are
///
/// ```
/// 0 constant := s
/// 1 plain    := planes
/// 2 delta    := first value s, planes of the steps from value to value
/// 3 packed   := only of 1,024 values: least s, bits a value (1), the bits of all (value - least) one after the other,
///               the first in the lowest ones, as 8-byte numbers: this is how they are kept in memory
/// planes     := least s, width (1), then the lowest bytes of all (value - least), the second ones, … `width` of them
/// ```
///
/// A newer version than its own is refused by a reader. New kinds of blocks keep the version.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.binary;
