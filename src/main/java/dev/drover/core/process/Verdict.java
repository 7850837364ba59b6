package dev.drover.core.process;

import dev.drover.model.process.ProcessClass;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A class with its evidence.
///
/// @param keep why it must never be ended, null if it may
record Verdict(ProcessClass why, List<String> evidence, @Nullable String keep) {
    Verdict {
        evidence = List.copyOf(evidence);
    }
}
