package dev.drover.core.worktree;

import dev.drover.core.Decision;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.Rule;
import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.MadeWorktree;
import dev.drover.model.worktree.TrashedWorktree;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// When a worktree may be made, moved to the trash, brought back and deleted for good.
public final class WorktreeRules {
    private WorktreeRules() {}

    /// Reserves the place, so that two who ask at once do not both begin.
    public static Rule<MadeWorktree> reserve(MadeWorktree wanted) {
        return (state, now) -> {
            MadeWorktree there = state.worktrees().made().get(wanted.path());
            if (there != null && !there.ready()) {
                throw new Refused(
                        new Refusal.NotNow(
                                "A worktree is being made at "
                                        + wanted.path()
                                        + " this moment. Wait for it, or take another name."));
            }
            return new Decision<>(List.of(new Event.WorktreeReserved(wanted)), wanted);
        };
    }

    public static Rule<Boolean> ready(String path) {
        return (state, now) ->
                state.worktrees().made().containsKey(path)
                        ? new Decision<>(List.of(new Event.WorktreeReady(path)), true)
                        : Decision.nothing(false);
    }

    public static Rule<Boolean> failed(String path, String reason) {
        return (state, now) ->
                state.worktrees().made().containsKey(path)
                        ? new Decision<>(List.of(new Event.WorktreeFailed(path, reason)), true)
                        : Decision.nothing(false);
    }

    /// A worktree that Drover made is not there any more.
    public static Rule<Boolean> forgotten(String path) {
        return (state, now) ->
                state.worktrees().made().containsKey(path)
                        ? new Decision<>(List.of(new Event.WorktreeForgotten(path)), true)
                        : Decision.nothing(false);
    }

    /// A worktree may go if nothing forbids it, and what would be lost is either nothing or wanted
    /// in the trash.
    ///
    /// @param rescue whether the caller has said that work goes to the trash with it
    /// @throws Refused if it stays
    public static Rule<TrashedWorktree> remove(
            TrashedWorktree planned, List<Hazard> hazards, boolean rescue) {
        return (state, now) -> {
            check(planned.path(), hazards, rescue);
            if (isMoving(state, planned.path())) {
                throw new Refused(
                        new Refusal.NotNow(planned.path() + " is being removed this moment."));
            }
            TrashedWorktree holding = planned.holding(hazards.stream().map(Hazard::words).toList());
            return new Decision<>(List.of(new Event.WorktreeRemovalBegun(holding)), holding);
        };
    }

    /// @throws Refused if a worktree with these hazards stays
    public static void check(String path, List<Hazard> hazards, boolean rescue) {
        List<Hazard> blocking = hazards.stream().filter(h -> h.kind().blocking()).toList();
        if (!blocking.isEmpty()) {
            throw new Refused(new Refusal.WorktreeKept(path, words(blocking)));
        }
        if (!hazards.isEmpty() && !rescue) {
            throw new Refused(
                    new Refusal.WorktreeKept(
                            path,
                            words(hazards)
                                    + " Add --rescue to keep all of it in the trash until you"
                                    + " delete it there."));
        }
    }

    private static boolean isMoving(State state, String path) {
        return state.worktrees().trash().values().stream()
                .anyMatch(t -> t.at() == null && t.path().equals(path));
    }

    private static String words(List<Hazard> hazards) {
        return hazards.stream().map(Hazard::words).collect(Collectors.joining(" "));
    }

    /// It lies in the trash now.
    public static Rule<TrashedWorktree> trashed(String id) {
        return (state, now) -> {
            TrashedWorktree known = named(state, id);
            List<Event> events = new ArrayList<>();
            events.add(new Event.WorktreeTrashed(id, now));
            if (state.worktrees().made().containsKey(known.path())) {
                events.add(new Event.WorktreeForgotten(known.path()));
            }
            return new Decision<>(events, known.moved(now));
        };
    }

    /// It stays where it was.
    public static Rule<Boolean> kept(String id, String reason) {
        return (state, now) ->
                state.worktrees().trash().containsKey(id)
                        ? new Decision<>(List.of(new Event.WorktreeKept(id, reason)), true)
                        : Decision.nothing(false);
    }

    public static Rule<Boolean> restored(String id) {
        return (state, now) ->
                new Decision<>(List.of(new Event.WorktreeRestored(named(state, id).id())), true);
    }

    public static Rule<Boolean> purged(String id) {
        return (state, now) ->
                new Decision<>(List.of(new Event.WorktreePurged(named(state, id).id())), true);
    }

    /// One in the trash by its id, the beginning of it, or the path it had.
    ///
    /// @throws Refused if none or more than one fits
    public static TrashedWorktree named(State state, String text) {
        List<TrashedWorktree> fitting =
                state.worktrees().trash().values().stream()
                        .filter(t -> !text.isBlank())
                        .filter(t -> t.id().startsWith(text) || t.path().equals(text))
                        .toList();
        if (fitting.size() != 1) {
            throw new Refused(
                    new Refusal.BadRequest(
                            (fitting.isEmpty() ? "Nothing" : fitting.size() + " worktrees")
                                    + " in the trash is called '"
                                    + text
                                    + "'. `drover worktrees trash` lists what is there."));
        }
        return fitting.getFirst();
    }

    /// Those in the trash, the last one first.
    public static List<TrashedWorktree> trash(State state) {
        return state.worktrees().trash().values().stream()
                .filter(t -> t.at() != null)
                .sorted(
                        Comparator.comparing(
                                        (TrashedWorktree t) ->
                                                t.at() == null ? Instant.EPOCH : t.at())
                                .reversed())
                .toList();
    }

    /// Those that time deletes: nothing would be lost with them even without the trash. What holds
    /// work stays until a person says so.
    public static List<TrashedWorktree> expired(State state, Instant now, Duration keep) {
        return trash(state).stream()
                .filter(t -> t.work().isEmpty())
                .filter(t -> t.at() != null && t.at().plus(keep).isBefore(now))
                .toList();
    }
}
