package dev.drover.cli;

import static dev.drover.cli.Schemas.assertFits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.ipc.Json;
import dev.drover.model.AlertKind;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.view.Health;
import dev.drover.model.view.JournalEntry;
import dev.drover.model.view.Overview;
import dev.drover.model.view.SettingView;
import dev.drover.model.view.SilencesView;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// The records keep the shapes that the schemas promise.
class JsonShapesTest {
    private static String json(Object value) {
        return Json.mapper().writeValueAsString(value);
    }

    @Test
    void keepsTheShapeOfInstances() {
        assertFits("instances", json(Sample.herd()));
        String one = json(Sample.herd());
        assertThat(Schemas.errors("instances", one.replace("\"busy\"", "\"BUSY\""))).isNotEmpty();
        assertThat(Schemas.errors("instances", one.replace("\"short\"", "\"shortId\"")))
                .isNotEmpty();
    }

    @Test
    void keepsTheShapeOfStatus() {
        var waiting = Sample.herd().subList(0, 2);
        var states = Map.of(InstanceState.WAITING, 2, InstanceState.IDLE, 1);
        assertFits("status", json(new Overview(3, states, waiting, List.of("the disk is full"))));
        assertFits("status", json(new Overview(0, Map.of(), List.of(), List.of())));
        assertThat(
                        Schemas.errors(
                                "status", json(new Overview(1, states, Sample.herd(), List.of()))))
                .as("those that do not wait are no part of the queue")
                .isNotEmpty();
    }

    @Test
    void keepsTheShapeOfHealth() {
        var checks = Map.of("database", new Health.Check(true, "written 1 s ago"));
        assertFits("health", json(new Health("ok", "0.1.0", "i1", 0, 5, true, null, checks)));
        assertFits(
                "health", json(new Health("degraded", "0.1.0", "i1", 2, 5, false, 47310, checks)));
    }

    @Test
    void keepsTheShapeOfTheJournal() {
        InstanceId id = InstanceId.of(Sample.NOW, 42, 7);
        JournalEntry entry = new JournalEntry(1, Sample.NOW, "InstanceEnded", id, "{}");
        JournalEntry other = new JournalEntry(2, Sample.NOW, "WorkspaceFound", null, "{}");
        assertFits("audit", json(List.of(entry, other)));
        assertThat(Json.mapper().readValue(json(entry), JournalEntry.class)).isEqualTo(entry);
    }

    @Test
    void keepsTheShapeOfAlerts() {
        assertFits("alerts", json(Sample.alerts()));
        assertFits("alerts", json(List.of()));
        String one = json(Sample.alerts());
        assertThat(Schemas.errors("alerts", one.replace("self-check", "SELF_CHECK"))).isNotEmpty();
        var open = Sample.alerts().stream().filter(a -> a.resolvedAt() == null).toList();
        assertFits(
                "status", json(new Overview(0, Map.of(), List.of(), List.of(), open, Sample.NOW)));
        assertThat(
                        Schemas.errors(
                                "status",
                                json(
                                        new Overview(
                                                0,
                                                Map.of(),
                                                List.of(),
                                                List.of(),
                                                Sample.alerts(),
                                                null))))
                .as("what is over is no part of the status")
                .isNotEmpty();
    }

    @Test
    void keepsTheShapeOfSilences() {
        assertFits(
                "silences",
                json(new SilencesView(Map.of(AlertKind.SELF_CHECK, Sample.NOW), Sample.NOW)));
        assertFits("silences", json(new SilencesView(Map.of(), null)));
    }

    @Test
    void keepsTheShapeOfSettings() {
        assertFits(
                "settings",
                json(
                        List.of(
                                new SettingView(
                                        "instances.staleAfter",
                                        "2h",
                                        "1h",
                                        "file",
                                        "Silence until then.",
                                        true,
                                        SettingView.Type.DURATION,
                                        List.of(),
                                        "a time",
                                        false,
                                        "/home/ada/settings.json"))));
    }
}
