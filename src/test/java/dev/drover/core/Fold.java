package dev.drover.core;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.BranchNotice;
import dev.drover.model.BranchScope;
import dev.drover.model.Fact;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinRequest;
import dev.drover.model.Location;
import dev.drover.model.WorkspaceId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// A herd in one repository, with short ways to say who wants which branch.
final class Fold {
    static final String ROOT = "/home/dev/shop";
    static final WorkspaceId SHOP = WorkspaceId.of(ROOT);

    final Herd herd = new Herd();

    /// A live agent in the repository, on this branch.
    InstanceId agent(long pid, String branch) {
        return herd.says(Herd.process(pid), "s" + pid, new Fact.Working()).at(on(branch)).now();
    }

    /// The agent says from where it is now.
    void goes(long pid, String branch) {
        herd.says(Herd.process(pid), "s" + pid, new Fact.Working()).at(on(branch)).tell();
    }

    void ends(long pid) {
        herd.decide(LifeRules.gone(List.of(Herd.process(pid).key()), "process gone"));
    }

    static Location on(String branch) {
        return new Location(SHOP, ROOT, ROOT, branch, null);
    }

    static BranchScope scope(String branch, BranchIntent intent, String... paths) {
        return new BranchScope(SHOP, ROOT, branch, intent, List.of(paths));
    }

    static BranchScope full(String branch) {
        return scope(branch, BranchIntent.FULL);
    }

    static BranchScope write(String branch, String... paths) {
        return scope(branch, BranchIntent.WRITE, paths);
    }

    static BranchScope read(String branch) {
        return scope(branch, BranchIntent.READ);
    }

    BranchRules.Claimed claim(@Nullable InstanceId holder, BranchScope scope, BranchMode mode) {
        return herd.decide(BranchRules.claim(new BranchWish(scope, holder, mode, null, null), ""));
    }

    BranchClaim isolated(@Nullable InstanceId holder, BranchScope scope) {
        return claim(holder, scope, BranchMode.ISOLATED).claim();
    }

    BranchRules.Claimed coordinated(@Nullable InstanceId holder, BranchScope scope) {
        return claim(holder, scope, BranchMode.COORDINATED);
    }

    BranchClaim lasting(Duration time, @Nullable InstanceId holder, BranchScope scope) {
        return herd.decide(
                        BranchRules.claim(
                                new BranchWish(scope, holder, BranchMode.ISOLATED, null, time), ""))
                .claim();
    }

    JoinRequest asks(@Nullable InstanceId requester, BranchScope scope, String text) {
        return herd.decide(BranchJoinRules.request(scope, "", requester, text)).getFirst();
    }

    BranchJoinRules.Answered answers(
            @Nullable InstanceId by, JoinRequest request, boolean approve) {
        return herd.decide(BranchJoinRules.answer(request.id().value(), approve, by));
    }

    /// What the agent is told at its next prompt.
    List<String> hears(InstanceId id) {
        return herd.decide(BranchRules.tell(id, n -> n.line().length(), 10_000)).stream()
                .map(BranchNotice::line)
                .toList();
    }
}
