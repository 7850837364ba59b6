package dev.drover.ui.setup;

import dev.drover.model.view.SetupOffer;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the page of setup asks for and has done. All of it may wait for the disk.
///
/// @param offers looks at all programs that could report
/// @param setUp writes what the offer shows; says in one line what came of it
/// @param replace the same in place of hooks of other programs
/// @param takeOut takes it out again; says so in one line
public record SetupInputs(
        Supplier<List<SetupOffer>> offers,
        Function<SetupOffer, String> setUp,
        Function<SetupOffer, String> replace,
        Function<SetupOffer, String> takeOut) {}
