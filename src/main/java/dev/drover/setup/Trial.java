package dev.drover.setup;

import java.util.List;

/// A way to try whether what was written works, as the agent itself would run it: through `sh -c`.
///
/// @param command as it stands in the settings
/// @param inputs made-up events for its standard input, one run each until one is answered; they
/// change nothing that anybody sees
public record Trial(String command, List<String> inputs) {
    public Trial {
        inputs = List.copyOf(inputs);
    }
}
