package gradlab.ui.widget;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the page's background works out once; absent until then, and for ever if the page is closed before. */
final class Later<T> {

    private final ReadOnlyObjectWrapper<Optional<T>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean unwanted;

    private Later() {
    }

    /** @param work made off the FX thread; what it returns is handed over on it */
    static <T> Later<T> of(Sheet page, Supplier<T> work) {
        Later<T> later = new Later<>();
        page.keep(() -> later.unwanted = true);
        page.background().execute(() -> {
            Optional<T> done = Optional.of(work.get());
            if (Platform.isFxApplicationThread()) {
                later.deliver(done);
            } else {
                Platform.runLater(() -> later.deliver(done));
            }
        });
        return later;
    }

    private void deliver(Optional<T> done) {
        if (!unwanted) {
            result.set(done);
        }
    }

    Optional<T> get() {
        return result.get();
    }

    ReadOnlyObjectProperty<Optional<T>> property() {
        return result.getReadOnlyProperty();
    }
}
