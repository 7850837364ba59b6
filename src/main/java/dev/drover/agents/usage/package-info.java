/// What agents write down of their use of models: transcripts, what they tell a status line, and
/// what they export by themselves.
///
/// **May use:** `agents`, `model` (part of floor 2). It reads bytes that are handed in, and knows
/// where the agents keep their files; who reads those, and when, stands in `daemon.usage`.
///
/// **Decision:** one format a file. All of it is foreign input: what is missing stays absent, what
/// is broken is counted and passed over. Lines of transcripts are skimmed (`JsonSkim`), not parsed:
/// they are mostly text that nobody here wants, a first look meets gigabytes of them, and a parser
/// that understands every token takes five times as long.
@NullMarked
package dev.drover.agents.usage;

import org.jspecify.annotations.NullMarked;
