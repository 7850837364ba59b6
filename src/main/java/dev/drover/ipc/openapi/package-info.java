/// The protocol as an OpenAPI 3.1 document, for programs of others: a status bar, a script, a
/// client that somebody generates.
///
/// **Responsibility:** words and shapes of each endpoint and of each event of the stream. It
/// answers nothing itself.
///
/// **May use:** `ipc` and `model`. Nobody uses it but the one route that serves it.
///
/// **Decision:** the document is made when it is asked for, of the very records that the answers
/// are written from, so that it cannot tell of other fields. What it needs lies in classes that
/// nothing else names: a daemon that is never asked has loaded none of them, and nothing is kept
/// after an answer. What each field means is taken from the source's own words, by a test
/// (`words.json`).
@NullMarked
package dev.drover.ipc.openapi;

import org.jspecify.annotations.NullMarked;
