/// Tables whose rows stay: the list behind them, the selection, the details beside them.
///
/// **Responsibility:** everything that one table of the window has in common with the next: rows
/// kept by key while values change, filter by words and by kind, order, selection that a person
/// and nobody else moves, details opened by a link or by key. What a row tells and which columns
/// show it is the page's matter.
///
/// **May use:** JavaFX only (part of floor 4).
///
/// **Decision:** one list for all tables ({@link TableModel}), because what is hard here (a
/// thousand rows that change while somebody reads one) must be right once.
@NullMarked
package dev.drover.ui.table;

import org.jspecify.annotations.NullMarked;
