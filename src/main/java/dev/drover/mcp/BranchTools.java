package dev.drover.mcp;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.ipc.Endpoints;
import dev.drover.mcp.Tool.Effect;
import dev.drover.mcp.Tool.Said;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.view.BranchAsk;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchGrant;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.JoinAnswer;
import dev.drover.model.view.JoinRequestView;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Branches: claims, which are words and not locks, and asking their holders.
final class BranchTools {
    static final String BRANCH = "Default: the branch you are on";
    static final String PATHS = "Files or directories, from your own directory";
    static final int MOST_PATHS = 100;

    private BranchTools() {}

    record Wanted(
            @Says(value = BRANCH, longest = 250) @Nullable String branch,
            @Says(
                            "read; write: some paths; full: rebase, merge, anything. Default:"
                                    + " write with paths, else full")
                    @Nullable BranchIntent intent,
            @Says(value = PATHS, longest = MOST_PATHS) @Nullable List<String> paths,
            @Says("true: others who say so too may write there as well")
                    @Nullable Boolean coordinated,
            @Says(value = "Why, for the others", longest = 300) @Nullable String reason) {}

    record Which(@Says(value = BRANCH, longest = 250) @Nullable String branch) {}

    record Asked(
            @Says(value = BRANCH, longest = 250) @Nullable String branch,
            @Says(value = PATHS, longest = MOST_PATHS) @Nullable List<String> paths,
            @Says(value = "What you want to do there, for the holder", longest = 300)
                    String reason) {}

    record Answer(
            @Says("The request's id, as list_branches gives it") String id,
            @Says("true lets the other in") boolean approve) {}

    /// @param claim the requester's, once nobody is in the way any more
    record Answered(String id, String status, BranchFacts.@Nullable Claim claim) {}

    /// @param meets others' claims that are there as well
    record Granted(BranchFacts.Claim claim, List<BranchFacts.Claim> meets) {}

    record Requests(List<BranchFacts.Request> requests) {}

    static List<Tool<?, ?>> tools() {
        return List.of(
                new Tool<>(
                        "list_branches",
                        "Who works on which branch",
                        "Claims on branches, requests to join them, and who is in whose way."
                                + " Look before you switch to a branch or rewrite one.",
                        Tool.Nothing.class,
                        BranchFacts.All.class,
                        Effect.NOTHING,
                        (caller, nothing) -> BranchFacts.all(caller)),
                new Tool<>(
                        "claim_branch",
                        "Claim a branch",
                        "Tell the other agents that you work on a branch, or on some paths of it."
                                + " Refused with who holds what if you would get in each other's"
                                + " way. It ends when you do. Git is not"
                                + " changed.",
                        Wanted.class,
                        Granted.class,
                        Effect.ONCE,
                        BranchTools::claim),
                new Tool<>(
                        "release_branch",
                        "Release my claim",
                        "End your claim on a branch once your work there is done.",
                        Which.class,
                        BranchFacts.Claim.class,
                        Effect.EACH_TIME,
                        BranchTools::release),
                new Tool<>(
                        "request_branch",
                        "Ask to join a branch",
                        "Ask the holder of a claim that is in your way to let you in. Go on with"
                                + " other work: the answer is told at your next prompt, and is in"
                                + " list_branches.",
                        Asked.class,
                        Requests.class,
                        Effect.EACH_TIME,
                        BranchTools::request),
                new Tool<>(
                        "answer_branch_request",
                        "Answer a request",
                        "Let another agent in on a branch that you hold, or not.",
                        Answer.class,
                        Answered.class,
                        Effect.EACH_TIME,
                        BranchTools::answer));
    }

    private static Said<Granted> claim(Caller caller, Wanted wanted) {
        Caller.Acting you = caller.acting();
        InstanceView own = own(you);
        BranchGrant grant =
                you.api()
                        .claimBranch(
                                new BranchAsk(
                                        own.cwd(),
                                        branch(wanted.branch(), own),
                                        wanted.intent(),
                                        wanted.paths(),
                                        Boolean.TRUE.equals(wanted.coordinated())
                                                ? BranchMode.COORDINATED
                                                : BranchMode.ISOLATED,
                                        wanted.reason(),
                                        null));
        BranchFacts.Claim claim = BranchFacts.claim(grant.claim(), you.agent());
        List<BranchFacts.Claim> meets =
                grant.meets().stream().map(c -> BranchFacts.claim(c, you.agent())).toList();
        StringBuilder text = new StringBuilder("Claimed: ").append(BranchFacts.line(claim));
        meets.forEach(m -> text.append("\nThere as well: ").append(BranchFacts.line(m)));
        return new Said<>(text.toString(), new Granted(claim, meets));
    }

    private static Said<BranchFacts.Claim> release(Caller caller, Which which) {
        Caller.Acting you = caller.acting();
        InstanceView own = own(you);
        BranchClaimView was =
                you.api()
                        .releaseBranch(
                                new Endpoints.Release(
                                        own.cwd(), branch(which.branch(), own), null, null))
                        .getFirst();
        BranchFacts.Claim claim = BranchFacts.claim(was, you.agent());
        return new Said<>("Released: " + BranchFacts.line(claim), claim);
    }

    private static Said<Requests> request(Caller caller, Asked asked) {
        Caller.Acting you = caller.acting();
        InstanceView own = own(you);
        List<JoinRequestView> made =
                you.api()
                        .requestBranch(
                                new BranchAsk(
                                        own.cwd(),
                                        branch(asked.branch(), own),
                                        null,
                                        asked.paths(),
                                        null,
                                        asked.reason(),
                                        null));
        List<BranchFacts.Request> requests =
                made.stream().map(r -> BranchFacts.request(r, you.agent())).toList();
        StringBuilder text = new StringBuilder("Asked; go on with other work meanwhile.");
        requests.forEach(r -> text.append('\n').append(BranchFacts.line(r)));
        return new Said<>(text.toString(), new Requests(requests));
    }

    private static Said<Answered> answer(Caller caller, Answer answer) {
        Caller.Acting you = caller.acting();
        JoinAnswer came = you.api().answerBranch(answer.id(), answer.approve());
        BranchClaimView claim = came.claim();
        String status = came.request().status().toString();
        return new Said<>(
                "Request " + came.request().id() + " is " + status + ".",
                new Answered(
                        came.request().id(),
                        status,
                        claim == null ? null : BranchFacts.claim(claim, you.agent())));
    }

    private static InstanceView own(Caller.Acting you) {
        return you.api().instance(you.agent().value());
    }

    private static String branch(@Nullable String named, InstanceView own) {
        if (named != null) {
            return named;
        }
        if (own.branch() == null) {
            throw new Refused(
                    new Refusal.BadRequest(
                            "You are on no branch, so say which one is meant: 'branch'."));
        }
        return own.branch();
    }
}
