/// What can be told about servers that several sessions share, from bytes and words alone: how a
/// line of JSON-RPC is read without being taken apart, and which servers are not for sharing.
///
/// **May use:** `model` (floor 1).
///
/// **Decision:** a line is skimmed and passed on byte for byte, with only an id or a token in it
/// replaced: what is never made anew cannot be changed by accident, and a large answer costs one
/// look.
@NullMarked
package dev.drover.core.share;

import org.jspecify.annotations.NullMarked;
