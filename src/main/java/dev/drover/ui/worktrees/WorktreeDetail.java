package dev.drover.ui.worktrees;

import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.WorktreeView;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;
import dev.drover.ui.table.Followed;
import dev.drover.ui.table.Row;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All about one worktree in a pane beside the table: what speaks against removing it, who is in
/// it, where it is and how it stands; follows its row while it changes.
final class WorktreeDetail {
    private static final int LONG = 600;

    private final WorktreeActions actions;
    private final Button remove;
    private final VBox hazards = new VBox();
    private final VBox inside = new VBox();
    private final VBox claims = new VBox();
    private final DetailFacts facts;
    private final DetailPane pane;
    private final Followed<WorktreeLine> followed = new Followed<>(this::turned, this::draw);
    private @Nullable WorktreeEntry drawn;

    WorktreeDetail(WorktreeActions actions, Consumer<WorktreeEntry> removal, Runnable close) {
        this.actions = actions;
        this.facts = new DetailFacts(actions::copy);
        remove = Parts.button("worktree-remove", "Remove…", Feather.TRASH_2, () -> with(removal));
        remove.getStyleClass().add("ends");
        Button copy =
                Parts.button(
                        "worktree-copy",
                        "Copy path",
                        Feather.COPY,
                        () -> with(entry -> actions.copy(entry.key())));
        hazards.getStyleClass().add("evidence");
        hazards.setId("worktree-hazards");
        inside.getStyleClass().add("evidence");
        claims.getStyleClass().add("evidence");
        claims.setId("worktree-claims");
        pane =
                new DetailPane(
                        "worktree-detail",
                        "Details of the worktree",
                        close,
                        new FlowPane(remove, copy),
                        hazards,
                        inside,
                        claims,
                        Parts.words("Facts", "fact-heading"),
                        facts.root());
    }

    private void with(Consumer<WorktreeEntry> run) {
        followed.now().map(WorktreeLine::view).ifPresent(run);
    }

    void show(@Nullable Row<WorktreeLine> row) {
        followed.follow(row);
    }

    private void turned() {
        pane.toTop();
    }

    private void draw(WorktreeLine line) {
        WorktreeEntry entry = line.view();
        if (entry.equals(drawn)) {
            return;
        }
        drawn = entry;
        pane.state.setText(entry.isMain() ? "Main worktree" : entry.fate().word());
        pane.sign.getStyleClass().setAll("fate-sign", entry.fate().styleClass());
        pane.title.setText(VisibleText.line(entry.name(), 120));
        pane.subtitle.setText(
                entry.isMain()
                        ? entry.holds()
                        : VisibleText.line(entry.group(), 80) + " · " + entry.holds());
        pane.callout.setText(entry.fate().meaning());
        Parts.show(remove, !entry.isMain());
        remove.setAccessibleText("Remove " + entry.name() + ": shows first what would be lost");
        List<Node> reasons =
                entry.isMain()
                        ? List.of()
                        : HazardLines.of(entry.view().hazards(), "This work is in it");
        hazards.getChildren().setAll(reasons);
        Parts.show(hazards, !reasons.isEmpty());
        inside(entry);
        claims(entry);
        facts(entry);
    }

    private void inside(WorktreeEntry entry) {
        List<Node> lines = new ArrayList<>();
        for (int i = 0; i < entry.agents().size(); i++) {
            String id = entry.view().instances().get(i);
            lines.add(agent("worktree-agent-" + i, entry.agents().get(i), id));
        }
        entry.view()
                .processes()
                .forEach(
                        process ->
                                lines.add(
                                        Parts.wrapped(
                                                VisibleText.line(process, LONG), "evidence-line")));
        if (!lines.isEmpty()) {
            lines.addFirst(Parts.words("In it now", "fact-heading"));
        }
        inside.getChildren().setAll(lines);
        Parts.show(inside, !lines.isEmpty());
    }

    private void claims(WorktreeEntry entry) {
        List<Node> lines = new ArrayList<>();
        for (int i = 0; i < entry.claims().size(); i++) {
            BranchClaimView claim = entry.claims().get(i);
            String holder = claim.holder().instance();
            lines.add(
                    holder == null
                            ? Parts.wrapped(ClaimWords.holder(claim), "claim-holder")
                            : agent("worktree-claim-" + i, ClaimWords.holder(claim), holder));
            lines.add(Parts.wrapped(ClaimWords.what(claim), "evidence-line"));
            String reason = ClaimWords.reason(claim);
            if (!reason.isEmpty()) {
                lines.add(Parts.wrapped(reason, "evidence-line"));
            }
        }
        if (!lines.isEmpty()) {
            lines.addFirst(Parts.words("Its branch is claimed by", "fact-heading"));
        }
        claims.getChildren().setAll(lines);
        Parts.show(claims, !lines.isEmpty());
    }

    private Hyperlink agent(String nodeId, String name, String instance) {
        Hyperlink link =
                Parts.link(
                        name,
                        "Go to the agent " + name,
                        () -> actions.open(new Place.Instances(instance)));
        link.setId(nodeId);
        link.setMinWidth(0);
        return link;
    }

    private void facts(WorktreeEntry entry) {
        WorktreeView view = entry.view();
        facts.clear();
        facts.carried("Path", view.path());
        if (!entry.isMain()) {
            facts.fact("Repository", view.repository());
        }
        if (view.branch() == null) {
            facts.fact("Branch", entry.branch());
        } else {
            facts.carried("Branch", view.branch());
        }
        facts.fact("Upstream", WorktreeWords.trackingInFull(view));
        if (view.committedAt() != null && view.head() != null) {
            facts.fact(
                    "Last commit",
                    WorktreeWords.commit(view.head())
                            + ", "
                            + DetailFacts.when(view.committedAt()));
        }
        facts.fact("Size", entry.size().isEmpty() ? "not known" : entry.size());
        if (view.stashes() > 0) {
            facts.fact(
                    "Stashes",
                    Figures.count(view.stashes(), "stash", "stashes")
                            + " of the whole repository, which keeps them");
        }
        if (view.owner() != null) {
            String who = entry.owner().isEmpty() ? "an agent that has ended" : entry.owner();
            facts.fact("Made for", agent("worktree-owner", who, view.owner()));
        }
        if (view.madeAt() != null) {
            facts.fact("Made", DetailFacts.when(view.madeAt()));
        }
        facts.fact("Looked at", DetailFacts.when(view.lookedAt()));
    }

    Node root() {
        return pane.root();
    }
}
