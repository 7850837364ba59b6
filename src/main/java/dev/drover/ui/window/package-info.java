/// The window around the pages.
///
/// **Responsibility:** navigation and the way back, header, strips that tell what is wrong or was
/// done, keys and commands, theme, size and place. Which pages there are comes in as a list.
///
/// **May use:** `ui.page`, `ui.part`, `ui.palette`, `model` (part of floor 4).
///
/// **Decision:** a page is made at the first visit and kept: opening the window costs one page,
/// and a filter is still there when somebody comes back.
@NullMarked
package dev.drover.ui.window;

import org.jspecify.annotations.NullMarked;
