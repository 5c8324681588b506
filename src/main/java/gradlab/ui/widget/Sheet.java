package gradlab.ui.widget;

import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.util.Subscription;

/** What a widget needs of the page it stands on. */
public interface Sheet {

    /** Text of a page at its usual size, in points. */
    double TEXT_SIZE = 15;

    Words words();

    ReadOnlyObjectProperty<Palette> paletteProperty();

    /** In points. */
    ReadOnlyDoubleProperty textSizeProperty();

    /** The names that all numbers of this page share. */
    Scope scope();

    /** Does what takes long, one thing after the other. */
    Executor background();

    /** The file the page was read from, for messages. */
    Path file();

    /** The folder that pictures and data files of the page lie in. */
    Path folder();

    /** Ends the subscription together with the page. */
    void keep(Subscription subscription);
}
