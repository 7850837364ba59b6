/// What Drover shows: one record for each thing that a command, the HTTP API or a screen lists.
/// Their JSON shape is a promise to users, tested against schemas.
///
/// **May use:** `model` (floor 0).
@NullMarked
package dev.drover.model.view;

import org.jspecify.annotations.NullMarked;
