package dev.drover.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Which of Drover's files a database is: whose mark its header bears, where its scripts lie, how
/// its rows are tried out before it is used, and what a person should know who has lost it.
enum FileKind {
    /// The state and its history. The mark is "Drvr" in ASCII.
    STATE(
            0x44727672,
            "",
            "Drover starts empty and finds running agents again by itself",
            "History and names given since then are") {
        @Override
        void readRows(Connection connection) throws SQLException {
            StateTables.read(connection);
        }
    },

    /// What agents use up. The mark is "Drvu" in ASCII.
    USAGE(
            0x44727675,
            "usage/",
            "usage is counted anew from what agents still have written down",
            "What was used since then and is not written down elsewhere is") {
        @Override
        void readRows(Connection connection) {
            // Sums of numbers that SQLite itself keeps numbers; millions of them may be there.
        }
    };

    final int mark;

    /// Directory of the scripts, beside this class.
    final String scripts;

    /// What happens where neither the file nor a copy of it can be used.
    final String anew;

    /// What a copy lacks, as the beginning of a sentence.
    final String lost;

    FileKind(int mark, String scripts, String anew, String lost) {
        this.mark = mark;
        this.scripts = scripts;
        this.anew = anew;
        this.lost = lost;
    }

    /// Reads what is read at a start, so that a row without meaning shows before it is used.
    abstract void readRows(Connection connection) throws SQLException;
}
