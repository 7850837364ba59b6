package dev.drover.ui.palette;

import dev.drover.model.VisibleText;
import dev.drover.ui.page.Command;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// What the palette lists for what is typed: the best first, and among equals in the order given.
/// It knows no node.
final class PaletteModel {
    /// More than that nobody reads; they would type on.
    static final int MOST = 50;

    private static final int NAME = 120;
    private static final int ABOUT = 160;

    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper left = new ReadOnlyIntegerWrapper();
    private List<Hit> all = List.of();

    /// One line, safe to show.
    ///
    /// @param marks the characters of the name that fit what is typed
    record Hit(Command command, String name, String about, BitSet marks) {
        String spoken() {
            StringBuilder words = new StringBuilder(name);
            if (!about.isEmpty()) {
                words.append(", ").append(about);
            }
            if (command.keys() != null) {
                words.append(", ").append(command.keys());
            }
            return words.toString();
        }
    }

    private record Ranked(Hit hit, int score) {}

    PaletteModel() {
        query.addListener((property, before, after) -> find());
    }

    /// Begins anew with these.
    void open(List<Command> commands) {
        all =
                commands.stream()
                        .map(
                                c ->
                                        new Hit(
                                                c,
                                                VisibleText.line(c.name(), NAME),
                                                VisibleText.line(c.about(), ABOUT),
                                                new BitSet()))
                        .toList();
        query.set("");
        find();
    }

    /// Lets go of what it listed.
    void close() {
        all = List.of();
        hits.clear();
    }

    private void find() {
        List<String> words = Fuzzy.words(query.get());
        if (words.isEmpty()) {
            show(all);
            return;
        }
        List<Ranked> ranked = new ArrayList<>();
        for (Hit hit : all) {
            rank(hit, words, ranked);
        }
        ranked.sort(Comparator.comparingInt(Ranked::score).reversed());
        show(ranked.stream().map(Ranked::hit).toList());
    }

    private static void rank(Hit hit, List<String> words, List<Ranked> ranked) {
        Fuzzy.Match name = Fuzzy.match(hit.name(), words);
        if (name != null) {
            Hit marked = new Hit(hit.command(), hit.name(), hit.about(), name.marks());
            ranked.add(new Ranked(marked, name.score() * 2));
            return;
        }
        // The quiet words count as well, for "payments waiting", but never as scattered letters.
        String whole = Fuzzy.lower(hit.name() + " " + hit.about());
        if (words.stream().allMatch(whole::contains)) {
            ranked.add(new Ranked(hit, 100));
        }
    }

    private void show(List<Hit> found) {
        hits.setAll(found.size() > MOST ? found.subList(0, MOST) : found);
        left.set(Math.max(0, found.size() - MOST));
    }

    StringProperty query() {
        return query;
    }

    ObservableList<Hit> hits() {
        return hits;
    }

    /// How many fit beside those listed.
    ReadOnlyIntegerProperty left() {
        return left.getReadOnlyProperty();
    }
}
