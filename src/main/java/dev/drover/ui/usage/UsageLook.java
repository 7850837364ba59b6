package dev.drover.ui.usage;

import dev.drover.model.view.UsageSources;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/// What one look has found.
///
/// @param side whose groups have their steps
/// @param json what is shown, for programs
/// @param sources null if the look did not ask for them
record UsageLook(
        UsageView.Side side,
        UsageView report,
        List<HookCost> hooks,
        Supplier<String> json,
        UsageInputs.Pool pool,
        @Nullable List<UsageSources> sources) {

    boolean isEmpty() {
        return report.all().tokens().total() == 0 && report.all().requests() == 0;
    }
}
