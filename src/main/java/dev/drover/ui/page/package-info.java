/// What a page of the window is, and what it may ask of the window around it.
///
/// **Responsibility:** the contract between both sides: {@link Page} and {@link Section} from the
/// page, {@link Shell}, {@link Actions} and {@link Snapshot} to it. It shows nothing itself.
///
/// **May use:** `ui.part`, `ui.charts` for saving a file, `model`, and of `core` only `Refusal` and
/// `Refused` (part of floor 4).
///
/// **Decision:** a page gets functions and one immutable snapshot, never the window: so pages do
/// not know each other, and each is tested alone.
@NullMarked
package dev.drover.ui.page;

import org.jspecify.annotations.NullMarked;
