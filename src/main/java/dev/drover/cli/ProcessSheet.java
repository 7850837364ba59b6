package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.ProcessView;

/// One process with its evidence, for people.
final class ProcessSheet {
    private static final int INDENT = 4;

    private ProcessSheet() {}

    static void print(ProcessView process, Context context) {
        Output out = context.out();
        String memory =
                process.memoryBytes() == null ? "" : ", " + Quantity.bytes(process.memoryBytes());
        out.line(
                out.words()
                        .add(process.pid() + "  ")
                        .add(process.name(), Tone.STRONG)
                        .add("  ")
                        .add(
                                ProcessTable.word(process.why(), out.look()),
                                ProcessTable.tone(process.why()))
                        .add(
                                "  "
                                        + Quantity.age(process.startedAt(), context.now())
                                        + memory
                                        + (process.ports().isEmpty()
                                                ? ""
                                                : ", port " + process.ports()),
                                Tone.DIM));
        for (String line : process.evidence()) {
            indented(line, Tone.PLAIN, out);
        }
        if (process.keep() != null && !process.evidence().contains(process.keep())) {
            indented("It is never ended: " + process.keep(), Tone.DIM, out);
        }
        indented(context.shortPath(process.command()), Tone.DIM, out);
    }

    private static void indented(String text, Tone tone, Output out) {
        for (String line : out.look().wrapped(text, INDENT)) {
            out.line(out.words().add(" ".repeat(INDENT)).add(line, tone));
        }
    }
}
