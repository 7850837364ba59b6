/// The page of messages: who has told whom what, as threads, and a line to write as the user.
///
/// **Responsibility:** messages gathered into threads by pair and branch, one thread as a
/// conversation beside the table, sending, and saying that the user has read. Who may send what is
/// not its matter: it shows what the daemon refuses.
///
/// **May use:** `ui.page`, `ui.part`, `ui.table`, `model`, and of `core` only `Refused` (part of
/// floor 4).
///
/// **Decision:** a thread is made of the messages each time they change, and is stored nowhere; so
/// it goes when its last message goes.
@NullMarked
package dev.drover.ui.messages;

import org.jspecify.annotations.NullMarked;
