package dev.drover.cli;

import static dev.drover.cli.DemoEvents.after;
import static dev.drover.cli.DemoEvents.answered;
import static dev.drover.cli.DemoEvents.before;
import static dev.drover.cli.DemoEvents.compacted;
import static dev.drover.cli.DemoEvents.compacting;
import static dev.drover.cli.DemoEvents.failure;
import static dev.drover.cli.DemoEvents.permission;
import static dev.drover.cli.DemoEvents.prompt;
import static dev.drover.cli.DemoEvents.question;
import static dev.drover.cli.DemoEvents.sessionStart;
import static dev.drover.cli.DemoEvents.stop;
import static dev.drover.cli.DemoEvents.stopWithTask;
import static dev.drover.cli.DemoEvents.subagentStart;
import static dev.drover.cli.DemoEvents.subagentStop;

import dev.drover.cli.DemoStory.Clear;
import dev.drover.cli.DemoStory.Die;
import dev.drover.cli.DemoStory.Leave;
import dev.drover.cli.DemoStory.Say;

import java.util.List;
import java.util.Map;

/// The stories of the demo. Together they show every state within a few seconds, and the things
/// that make a herd hard to oversee: waits, subagents, a crash, a clear, a compaction.
final class DemoStories {
    static final List<DemoStory> ALL =
            List.of(
                    waitsForPermission(),
                    worksWithSubagents(),
                    asksAndIdles(),
                    runsInBackground(),
                    fails(),
                    dies());

    private DemoStories() {}

    private static DemoStory waitsForPermission() {
        return story(
                "Fix the login redirect",
                "shop",
                "fix-login",
                false,
                say(400, sessionStart("startup")),
                say(300, prompt("After login people land on /404. Find out why and fix it.")),
                say(300, before("Grep", "redirectTo")),
                say(500, after("Grep", "redirectTo")),
                say(300, before("Bash", "npm test -- login")),
                say(14_000, permission("Bash", "npm test -- login")),
                say(1_500, after("Bash", "npm test -- login")),
                say(2_000, before("Edit", "src/login.ts")),
                say(6_000, after("Edit", "src/login.ts")),
                say(7_000, stop("The redirect kept the old base path. Fixed, with a test.")));
    }

    private static DemoStory worksWithSubagents() {
        return story(
                "Rate limits for the public API",
                "api",
                "rate-limits",
                true,
                say(300, sessionStart("startup")),
                say(400, prompt("Add rate limits to all public routes.")),
                say(300, subagentStart("a51c09", "Explore")),
                say(900, subagentStart("a77d42", "general-purpose")),
                say(4_000, before("Read", "src/routes/index.ts")),
                say(5_000, after("Read", "src/routes/index.ts")),
                say(4_000, subagentStop("a51c09", "Explore")),
                say(4_000, before("Write", "src/limits.ts")),
                say(6_000, after("Write", "src/limits.ts")),
                say(3_000, subagentStop("a77d42", "general-purpose")),
                say(4_000, compacting()),
                say(200, sessionStart("compact")),
                say(5_000, compacted()),
                say(5_000, stop("All public routes have limits now.")));
    }

    private static DemoStory asksAndIdles() {
        return story(
                "Rewrite the quick start",
                "docs",
                "main",
                false,
                say(300, sessionStart("startup")),
                say(600, prompt("Make the quick start fit on one screen.")),
                say(8_000, stop("Down to 24 lines.")),
                say(2_500, prompt("Which examples can go?")),
                say(11_000, question("Keep the Docker example?")),
                say(4_000, answered("Keep the Docker example?")),
                say(3_000, stop("Removed two of five examples.")),
                new Clear(9_000));
    }

    private static DemoStory runsInBackground() {
        return story(
                "Watch the nightly build",
                "infra",
                "main",
                false,
                say(300, sessionStart("resume")),
                say(500, prompt("Run the whole build and tell me what breaks.")),
                say(700, before("Bash", "make nightly")),
                say(300, after("Bash", "make nightly")),
                say(16_000, stopWithTask("The build runs; I report when it ends.", "make nightly")),
                say(3_000, prompt("How far is it?")),
                say(6_000, stop("Green: 1,204 tests.")),
                new Leave(5_000));
    }

    private static DemoStory fails() {
        return story(
                "Move invoices to the new schema",
                "billing",
                "invoices-v2",
                true,
                say(400, sessionStart("startup")),
                say(500, prompt("Write the migration for invoices.")),
                say(900, before("Read", "db/schema.sql")),
                say(600, after("Read", "db/schema.sql")),
                say(13_000, failure("rate_limit")),
                say(2_000, prompt("Go on, please.")),
                say(5_000, before("Write", "db/042_invoices.sql")),
                say(6_000, after("Write", "db/042_invoices.sql")),
                new Die(6_000));
    }

    private static DemoStory dies() {
        return story(
                "Try the new search index",
                "shop",
                "search-index",
                true,
                say(300, sessionStart("startup")),
                say(800, prompt("Compare the two index formats on our data.")),
                say(5_000, before("Bash", "make bench-index")),
                say(4_000, after("Bash", "make bench-index")),
                new Die(9_000));
    }

    private static Say say(int millis, Map<String, Object> event) {
        return new Say(millis, event);
    }

    private static DemoStory story(
            String name, String project, String branch, boolean worktree, DemoStory.Step... steps) {
        return new DemoStory(name, project, branch, worktree, List.of(steps));
    }
}
