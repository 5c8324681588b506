package gradlab.ui.arena;

import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.Scope;
import gradlab.ui.widget.Sheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Subscription;

/** What the drawings of the arena need: words, colours, size of text, and an end of all that listens. */
final class ArenaSheet implements Sheet, AutoCloseable {

    private final LabModel model;
    private final Words words;
    private final SimpleDoubleProperty textSize = new SimpleDoubleProperty(TEXT_SIZE);
    private final Scope scope = new Scope();
    private final List<Subscription> kept = new ArrayList<>();

    ArenaSheet(LabModel model, Words words) {
        this.model = model;
        this.words = words;
        keep(model.scaleProperty().subscribe(scale -> textSize.set(TEXT_SIZE * scale.doubleValue())));
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return model.paletteProperty();
    }

    @Override
    public ReadOnlyDoubleProperty textSizeProperty() {
        return textSize;
    }

    /** How much larger than usual text is. */
    double zoom() {
        return textSize.get() / TEXT_SIZE;
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
        return Path.of("arena");
    }

    @Override
    public Path folder() {
        return Path.of(".");
    }

    @Override
    public void keep(Subscription subscription) {
        kept.add(subscription);
    }

    @Override
    public void close() {
        kept.forEach(Subscription::unsubscribe);
        kept.clear();
    }
}
