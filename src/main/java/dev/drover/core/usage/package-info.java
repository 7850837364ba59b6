/// Rules about what agents use up: the status line, limits, forecasts.
///
/// **May use:** `core`, `model` (floor 1). Pure functions: no clock, no disk.
///
/// **Decision:** what is not known is left out, together with what stands around it, and never
/// drawn as 0.
@NullMarked
package dev.drover.core.usage;

import org.jspecify.annotations.NullMarked;
