package dev.drover.daemon;

import dev.drover.core.BranchJoinRules;
import dev.drover.core.BranchReleaseRules;
import dev.drover.core.BranchRules;
import dev.drover.core.BranchWish;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.host.git.Checkouts;
import dev.drover.model.BranchClaim;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.BranchScope;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.VisibleText;
import dev.drover.model.view.BranchAsk;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchConflictView;
import dev.drover.model.view.BranchGrant;
import dev.drover.model.view.BranchesView;
import dev.drover.model.view.JoinAnswer;
import dev.drover.model.view.JoinRequestView;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The branch registry as everyone above sees it: finds out who asks and in which repository, then
/// asks a rule. Nothing of git is changed or started: claims are words between those who work.
public final class Branches {
    private final StateWriter writer;
    private final BranchViews views;
    private final Callers callers;
    private final Instances instances;
    private final Checkouts checkouts;

    Branches(
            StateWriter writer,
            BranchViews views,
            Callers callers,
            Instances instances,
            Checkouts checkouts) {
        this.writer = writer;
        this.views = views;
        this.callers = callers;
        this.instances = instances;
        this.checkouts = checkouts;
    }

    /// Whom a call is for.
    ///
    /// @param instance null for a person
    public record Caller(@Nullable InstanceId instance) {
        public static final Caller PERSON = new Caller(null);
    }

    public BranchesView list() {
        return views.all(writer.state());
    }

    public List<BranchConflictView> conflicts() {
        return views.conflicts(writer.state());
    }

    /// The instance that the caller runs in, else a person.
    Caller caller(long pid) {
        return new Caller(callers.instanceOf(pid, writer.state()).map(Instance::id).orElse(null));
    }

    /// The same for one who names an instance and can prove it.
    ///
    /// @throws Refused if it is not the caller's, or has ended
    Caller caller(long pid, String named, @Nullable String capability) {
        Instance instance = instances.owned(named, pid, capability);
        if (!instance.isLive()) {
            throw new Refused(
                    new Refusal.NotNow(
                            "Instance '"
                                    + instance.id().shortForm()
                                    + "' has ended. Register again."));
        }
        return new Caller(instance.id());
    }

    /// @throws Refused if another holds it, or it makes no sense
    public BranchGrant claim(BranchAsk ask, Caller caller) {
        Location at = repository(ask.directory());
        BranchWish wish =
                new BranchWish(
                        scope(ask, at),
                        caller.instance(),
                        ask.mode() == null ? BranchMode.ISOLATED : ask.mode(),
                        ask.text(),
                        AskedTime.of(ask.seconds()));
        BranchRules.Claimed claimed = writer.submit(BranchRules.claim(wish, below(at)));
        return new BranchGrant(
                view(claimed.claim()), claimed.meets().stream().map(this::view).toList());
    }

    /// @param branch null for the one that is checked out there
    public BranchClaimView release(String directory, @Nullable String branch, Caller caller) {
        Location at = repository(directory);
        String meant = branch != null ? branch : at.branch();
        if (meant == null) {
            throw Refused.badRequest(
                    "No branch is checked out here. Name one: `drover branches release BRANCH`.");
        }
        BranchScope on =
                new BranchScope(at.workspace(), at.root(), meant, BranchIntent.READ, List.of());
        return view(writer.submit(BranchReleaseRules.release(on, caller.instance())));
    }

    /// @param claim its id, or the beginning of one; a person may name anybody's
    public BranchClaimView release(String claim, Caller caller) {
        return view(writer.submit(BranchReleaseRules.takeAway(claim, caller.instance())));
    }

    public List<BranchClaimView> releaseAll(Caller caller) {
        return writer.submit(BranchReleaseRules.releaseAll(caller.instance())).stream()
                .map(this::view)
                .toList();
    }

    /// @throws Refused if nobody is in the way, or it was asked already
    public List<JoinRequestView> request(BranchAsk ask, Caller caller) {
        Location at = repository(ask.directory());
        var made =
                writer.submit(
                        BranchJoinRules.request(
                                scope(ask, at),
                                below(at),
                                caller.instance(),
                                ask.text() == null ? "" : ask.text()));
        return made.stream().map(r -> views.view(r, writer.state())).toList();
    }

    /// @param id or the beginning of one
    public JoinAnswer answer(String id, boolean approve, Caller caller) {
        BranchJoinRules.Answered answered =
                writer.submit(BranchJoinRules.answer(id, approve, caller.instance()));
        return new JoinAnswer(
                views.view(answered.request(), writer.state()),
                answered.claim().map(this::view).orElse(null));
    }

    /// Ends what has run out. Writes only if something has.
    void expire() {
        writer.submit(BranchReleaseRules.expire());
    }

    private BranchClaimView view(BranchClaim claim) {
        return views.view(claim, writer.state());
    }

    private Location repository(String directory) {
        return checkouts
                .repository(directory)
                .orElseThrow(
                        () ->
                                Refused.badRequest(
                                        "'"
                                                + VisibleText.line(directory, 200)
                                                + "' is in no git repository. Go into one, and"
                                                + " try again there."));
    }

    private static BranchScope scope(BranchAsk ask, Location at) {
        List<String> paths = ask.paths() == null ? List.of() : ask.paths();
        BranchIntent intent = ask.intent();
        if (intent == null) {
            intent = paths.isEmpty() ? BranchIntent.FULL : BranchIntent.WRITE;
        }
        return new BranchScope(at.workspace(), at.root(), ask.branch(), intent, paths);
    }

    /// The directory from the top of its worktree; empty for the top, as git means paths.
    private static String below(Location at) {
        String top = at.worktree() != null ? at.worktree() : at.root();
        return at.cwd().startsWith(top + "/") ? at.cwd().substring(top.length() + 1) : "";
    }
}
