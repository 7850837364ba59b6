package dev.drover.ui.processes;

import dev.drover.model.view.ProcessTreeView;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the page of processes asks for and does. All may wait for the disk, and all that change
/// something throw {@link dev.drover.core.Refused}.
///
/// @param tree all processes of agents, with their ports
/// @param report the evidence as Markdown
/// @param ending how processes end; null where nothing can end them, and then nothing offers to
public record ProcessInputs(
        Supplier<ProcessTreeView> tree,
        Supplier<String> report,
        Directories directories,
        @Nullable Ending ending) {

    /// What daemons have left on disk.
    ///
    /// @param trash takes a path, and answers with its id in the trash
    /// @param restore takes that id
    public record Directories(
            Supplier<List<ProcessTreeView.Directory>> all,
            Function<String, ProcessTreeView.Directory> trash,
            Function<String, ProcessTreeView.Directory> restore) {}

    /// @param preview what would happen to these keys and all below them; nothing is done
    /// @param end does it
    public record Ending(Function<List<String>, Plan> preview, Function<List<String>, Plan> end) {}

    /// What would happen, or what has.
    ///
    /// @param memoryBytes won
    public record Plan(long memoryBytes, List<Step> steps) {
        public List<Step> ends() {
            return steps.stream().filter(Step::ends).toList();
        }

        public List<Step> kept() {
            return steps.stream().filter(step -> !step.ends()).toList();
        }
    }

    /// One process of a plan, in the order in which they end.
    ///
    /// @param ends false for what is kept or gone
    /// @param reason why it ends, or why it does not
    /// @param outcome what became of it, to follow its name; null for a preview and what is kept
    /// @param gone nothing of it runs any more
    /// @param undo how it comes back, null if it does not
    public record Step(
            String key,
            long pid,
            String command,
            @Nullable Long memoryBytes,
            boolean ends,
            String reason,
            @Nullable String outcome,
            boolean gone,
            @Nullable String undo) {}
}
