/// Charts that any screen can show: counts over time, amounts in each step of time,
/// amounts as bars, amounts as a heat map.
///
/// **Responsibility:** draw values in place, tell them to mouse, keyboard and screen reader, and
/// write them out as picture or table. It knows nothing of agents: names, colours (as style
/// classes) and units come in.
///
/// **May use:** JavaFX only (part of floor 4).
///
/// **Decision:** JavaFX's own charts without animation, built once and filled anew: an animated or
/// rebuilt chart leaks listeners and never comes to rest.
@NullMarked
package dev.drover.ui.charts;

import org.jspecify.annotations.NullMarked;
