package dev.drover.ui.usage;

import dev.drover.model.view.UsageSources;

import java.util.List;
import java.util.function.Supplier;

/// What the page of usage asks for. All of it may wait for the disk.
///
/// @param sources one for each live instance
/// @param words what the page cannot know of itself
public record UsageInputs(
        Asked report, Supplier<List<UsageSources>> sources, Supplier<Pool> pool, Words words) {

    /// A question for what was used.
    @FunctionalInterface
    public interface Asked {
        /// @param days 1, 7 or 30
        /// @param side whose groups are to have their steps
        Answer of(int days, UsageView.Side side);
    }

    /// One look at what was used.
    ///
    /// @param hooks what hooks have cost in these days
    /// @param json the same report as `drover metrics --json` writes it; waits for nothing
    public record Answer(UsageView report, List<HookCost> hooks, Supplier<String> json) {
        public Answer {
            hooks = List.copyOf(hooks);
        }
    }

    /// The agents that may work at once, all instances together.
    ///
    /// @param used those at work now
    public record Pool(int used, int limit) {}

    /// @param priceFile where a price list of one's own goes, such as
    /// `~/.config/drover/prices.json`
    /// @param timing what stands before a hook's command to have it timed; empty if that cannot be
    /// @param statusLine the lines for an agent's settings that make it report by its status line
    public record Words(String priceFile, String timing, String statusLine) {}
}
