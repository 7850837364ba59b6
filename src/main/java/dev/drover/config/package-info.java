/// Settings and places on disk: what the user wants, and where Drover keeps things.
///
/// **Responsibility:** defaults, the settings file, the environment and options in their order of
/// strength (options, environment, file), and every path. Creates directories private to the user.
///
/// **May use:** `model` (floor 1).
///
/// **Decision:** settings are plain records made once and replaced whole, so that a reader never
/// sees half of a change.
@NullMarked
package dev.drover.config;

import org.jspecify.annotations.NullMarked;
