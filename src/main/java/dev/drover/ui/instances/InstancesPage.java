package dev.drover.ui.instances;

import dev.drover.model.InstanceState;
import dev.drover.model.Place;
import dev.drover.ui.instances.detail.InstanceInputs;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.table.Pills;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The page of all agents: counts in the header, table and details below.
public final class InstancesPage implements Page {
    /// The header beside the filter has room for the pills with their words.
    private static final double WORDS_FIT = 990;

    private final InstancesModel model = new InstancesModel();
    private final InstancesView view;
    private final Pills<InstanceState> pills;
    private final Shell shell;

    public InstancesPage(InstanceInputs inputs, Shell shell) {
        this.shell = shell;
        model.showEnded().bindBidirectional(shell.showEnded());
        view = new InstancesView(model, inputs, shell);
        pills = StatePills.of(model);
        view.root()
                .widthProperty()
                .addListener(
                        (property, before, after) ->
                                pills.compact(after.doubleValue() < WORDS_FIT));
    }

    @Override
    public boolean open(Place place) {
        // It may have ended; the next snapshot then brings it.
        return view.table()
                .lead(
                        place instanceof Place.Instances(String id) ? id : null,
                        () -> shell.showEnded().set(true));
    }

    @Override
    public void draw(Snapshot snapshot) {
        model.publish(snapshot.instances(), snapshot.at());
        view.tick(snapshot.at());
    }

    @Override
    public void focus() {
        view.table().focus();
    }

    @Override
    public boolean back() {
        return view.cancelEdit() || view.table().back();
    }

    @Override
    public List<Command> commands() {
        return view.commands();
    }

    @Override
    public String missing(Place place) {
        return "That agent is no longer listed.";
    }

    @Override
    public Node lead() {
        return pills.root();
    }

    @Override
    public @Nullable StringProperty filter() {
        return model.filter();
    }

    @Override
    public Node root() {
        return view.root();
    }

    public InstancesModel model() {
        return model;
    }
}
