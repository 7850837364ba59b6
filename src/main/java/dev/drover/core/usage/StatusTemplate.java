package dev.drover.core.usage;

import dev.drover.core.Refused;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A status line as its user wants it: literal text and segments such as `{context}`. Parts stand
/// between separators; in a part, words before a segment are its label and go with it. What is in
/// square brackets stays together.
public final class StatusTemplate {
    private static final int TEXT_ALONE = 0;

    /// What a template is made of.
    sealed interface Bit {
        record Text(String text) implements Bit {}

        /// A colour of the template's own.
        record Escape(String code) implements Bit {}

        /// @param tint null for the segment's own
        record Asked(Segment segment, @Nullable Tint tint) implements Bit {}
    }

    /// A segment with its label, as in [Fitting.Unit].
    record Block(int part, String separator, String space, List<Bit> bits) {
        boolean asks() {
            return bits.stream().anyMatch(Bit.Asked.class::isInstance);
        }
    }

    private final List<List<Block>> lines;

    private StatusTemplate(List<List<Block>> lines) {
        this.lines = List.copyOf(lines);
    }

    /// @throws Refused if it asks for what there is not, or is not written as one
    public static StatusTemplate parse(String text) {
        List<List<Block>> lines = new ArrayList<>();
        for (String line : text.replace("\\n", "\n").lines().toList()) {
            lines.add(TemplateReader.read(line));
        }
        return new StatusTemplate(lines);
    }

    /// @param columns 0 for as many as it takes
    /// @return lines of which each fits; those without anything to say are left out
    public String render(StatusFigures figures, Moment moment, int columns, boolean colours) {
        List<String> drawn = new ArrayList<>();
        for (List<Block> blocks : lines) {
            List<Fitting.Unit> units = units(blocks, figures, moment);
            if (!units.isEmpty()) {
                drawn.add(Fitting.line(units, columns, colours));
            }
        }
        return String.join("\n", drawn);
    }

    private static List<Fitting.Unit> units(
            List<Block> blocks, StatusFigures figures, Moment moment) {
        List<Fitting.Unit> units = new ArrayList<>();
        for (Block block : blocks) {
            Fitting.Unit unit = unit(block, figures, moment);
            if (unit != null) {
                units.add(unit);
            }
        }
        // Text alone is there for what stands around it.
        boolean asked = blocks.stream().anyMatch(Block::asks);
        boolean told = units.stream().anyMatch(u -> u.priority() > TEXT_ALONE);
        return asked && !told ? List.of() : units;
    }

    /// @return null if a segment in it has nothing to say
    private static Fitting.@Nullable Unit unit(Block block, StatusFigures figures, Moment moment) {
        List<Piece> full = new ArrayList<>();
        List<Piece> brief = new ArrayList<>();
        int priority = TEXT_ALONE;
        for (Bit bit : block.bits()) {
            switch (bit) {
                case Bit.Text(String text) -> {
                    full.add(Piece.plain(text));
                    brief.add(Piece.plain(text));
                }
                case Bit.Escape(String code) -> {
                    full.add(Piece.escape(code));
                    brief.add(Piece.escape(code));
                }
                case Bit.Asked(Segment segment, Tint wanted) -> {
                    Words words = segment.words(figures, moment);
                    if (words == null) {
                        return null;
                    }
                    Tint tint = wanted != null ? wanted : words.tint();
                    full.add(Piece.of(words.text(), tint));
                    brief.add(Piece.of(words.brief(), tint));
                    priority = Math.max(priority, segment.priority);
                }
            }
        }
        return new Fitting.Unit(
                block.part(), block.separator(), block.space(), priority, full, brief);
    }
}
