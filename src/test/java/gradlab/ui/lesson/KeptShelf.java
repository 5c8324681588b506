package gradlab.ui.lesson;

import java.nio.file.Path;
import java.util.List;

/** A door for tests of other packages to what stands in a folder of lessons. */
public final class KeptShelf {

    private KeptShelf() {
    }

    /** The titles in the list of lessons. */
    public static List<String> titles(Path folder) {
        return Shelf.of(folder).stream().map(Shelf.Entry::title).toList();
    }

    /** Whether a lesson would show the picture. */
    public static boolean isShown(Path picture) {
        return PictureView.isModest(picture);
    }
}
