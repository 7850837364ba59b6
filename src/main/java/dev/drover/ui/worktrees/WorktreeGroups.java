package dev.drover.ui.worktrees;

import dev.drover.model.VisibleText;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.WorktreeView;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// All worktrees made ready for the eye, off the FX thread: repository by repository, the main
/// worktree first, with sums.
///
/// @param repositories what each is called, by the path of its main worktree, in order
record WorktreeGroups(List<WorktreeEntry> entries, Map<String, String> repositories, Sums sums) {

    /// @param linked how many there are beside the main ones
    /// @param bytes what those take
    /// @param safe how many of them nobody would miss
    record Sums(int linked, long bytes, int safe, long safeBytes) {}

    static final WorktreeGroups NONE = of(List.of(), List.of(), id -> "");

    /// @param claims of branches, in all repositories
    /// @param names what people call an instance, by its id
    static WorktreeGroups of(
            List<WorktreeView> views,
            List<BranchClaimView> claims,
            Function<String, String> names) {
        Map<String, String> repositories = named(views);
        List<String> order = List.copyOf(repositories.keySet());
        Map<String, Integer> places = new HashMap<>();
        order.forEach(path -> places.put(path, places.size()));
        List<WorktreeView> sorted = new ArrayList<>(views);
        sorted.sort(
                Comparator.comparing((WorktreeView v) -> places.getOrDefault(v.repository(), 0))
                        .thenComparing(v -> Fate.of(v) != Fate.MAIN)
                        .thenComparing(v -> WorktreeWords.name(v.path()).toLowerCase(Locale.ROOT))
                        .thenComparing(WorktreeView::path));
        long largest = views.stream().mapToLong(WorktreeGroups::bytes).max().orElse(0);
        Map<String, WorktreeEntry> entries = new LinkedHashMap<>();
        for (WorktreeView view : sorted) {
            entries.putIfAbsent(
                    view.path(),
                    WorktreeEntry.of(
                            view,
                            entries.size(),
                            repositories.getOrDefault(view.repository(), ""),
                            ofBranch(view, claims),
                            id -> VisibleText.line(names.apply(id), 120),
                            largest));
        }
        List<WorktreeEntry> all = List.copyOf(entries.values());
        return new WorktreeGroups(all, repositories, sums(all));
    }

    private static List<BranchClaimView> ofBranch(WorktreeView view, List<BranchClaimView> claims) {
        return claims.stream()
                .filter(claim -> claim.root().equals(view.repository()))
                .filter(claim -> claim.branch().equals(view.branch()))
                .sorted(Comparator.comparing(BranchClaimView::since))
                .toList();
    }

    private static long bytes(WorktreeView view) {
        return view.sizeBytes() == null ? 0 : view.sizeBytes();
    }

    private static Sums sums(List<WorktreeEntry> entries) {
        List<WorktreeEntry> linked = entries.stream().filter(e -> !e.isMain()).toList();
        List<WorktreeEntry> safe = linked.stream().filter(e -> e.fate() == Fate.SAFE).toList();
        return new Sums(
                linked.size(),
                linked.stream().mapToLong(e -> bytes(e.view())).sum(),
                safe.size(),
                safe.stream().mapToLong(e -> bytes(e.view())).sum());
    }

    /// The last part of each path, with as much before it as tells two apart; in order of the
    /// names.
    private static Map<String, String> named(List<WorktreeView> views) {
        List<String> paths = views.stream().map(WorktreeView::repository).distinct().toList();
        Map<String, Long> twice = new HashMap<>();
        paths.forEach(path -> twice.merge(WorktreeWords.name(path), 1L, Long::sum));
        Map<String, String> names = new LinkedHashMap<>();
        paths.stream()
                .map(
                        path -> {
                            String name = WorktreeWords.name(path);
                            boolean alone = twice.getOrDefault(name, 0L) < 2;
                            return Map.entry(path, alone ? name : longer(path));
                        })
                .sorted(
                        Map.Entry.<String, String>comparingByValue(String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }

    private static String longer(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0
                ? VisibleText.line(path, 250)
                : WorktreeWords.name(path.substring(0, slash)) + "/" + WorktreeWords.name(path);
    }
}
