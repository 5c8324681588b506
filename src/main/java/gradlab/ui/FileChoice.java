package gradlab.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files. The window does it with dialogs of the system, tests answer at once. */
public interface FileChoice {

    /** What kind of file is wanted. */
    enum Kind {
        EXPERIMENT, TABLE, IMAGES, LABELS, RUN, LESSON, PACK, SHEETS, RESULTS, RECORD;

        /** As it stands in text keys. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A file to read, or empty if the user thought better of it. */
    Optional<Path> toOpen(Kind kind);

    /** Files to read; none if the user thought better of it. */
    default List<Path> toOpenSeveral(Kind kind) {
        return toOpen(kind).stream().toList();
    }

    /** What the user wants to say about a run that is saved; may be empty text; empty if the user thought better of it. */
    Optional<String> note();

    /** A folder to write into. */
    Optional<Path> toFolder(Kind kind);

    /** A file to write. */
    Optional<Path> toSave(Kind kind, String suggestedName);
}
