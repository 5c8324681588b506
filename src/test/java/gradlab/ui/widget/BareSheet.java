package gradlab.ui.widget;

import gradlab.catalogue.Texts;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/** A page with nothing on it but widgets; what would run in the background runs at once. */
final class BareSheet implements Sheet, AutoCloseable {

    private final Words words;
    private final ObjectProperty<Palette> palette;
    private final DoubleProperty textSize;
    private final Scope scope = new Scope();
    private final List<Subscription> subscriptions = new ArrayList<>();

    BareSheet(Texts texts, Palette palette, double zoom) {
        this.words = new Words(texts);
        this.palette = new SimpleObjectProperty<>(palette);
        this.textSize = new SimpleDoubleProperty(TEXT_SIZE * zoom);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette;
    }

    @Override
    public ReadOnlyDoubleProperty textSizeProperty() {
        return textSize;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Executor background() {
        return Runnable::run;
    }

    @Override
    public Path file() {
        return Path.of("lesson.md");
    }

    @Override
    public Path folder() {
        return Path.of(".");
    }

    @Override
    public void keep(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /** How many things still listen. */
    int kept() {
        return subscriptions.size();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
    }
}
