/// The window. Each screen is a `View` (nodes) and a `Model` (what it shows, without any node), so
/// that the logic is tested without a toolkit.
///
/// **May use:** `daemon`, `config`, `model`, and of `core` only `Refusal` and `Refused` (floor 4).
///
/// **Decision:** views in code, no FXML; one bridge (`Feed`) from the daemon to the FX thread with
/// at most one pending render, so that a storm of events costs one frame.
@NullMarked
package dev.drover.ui;

import org.jspecify.annotations.NullMarked;
