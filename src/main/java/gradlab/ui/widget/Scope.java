package gradlab.ui.widget;

import gradlab.lesson.Lesson.Handle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Subscription;

/** The names of one page. Whoever declares a name first says where it starts; everybody after that shares it. */
public final class Scope {

    private final Map<String, DoubleProperty> values = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    public DoubleProperty declare(Handle handle) {
        DoubleProperty known = values.get(handle.name());
        if (known != null) {
            return known;
        }
        DoubleProperty value = new SimpleDoubleProperty(handle.start());
        values.put(handle.name(), value);
        value.subscribe((_, _) -> changed());
        changed();
        return value;
    }

    public Map<String, Double> values() {
        Map<String, Double> now = new HashMap<>();
        values.forEach((name, value) -> now.put(name, value.get()));
        return now;
    }

    /** Calls the listener now and whenever a value changes or a name is added. */
    public Subscription follow(Runnable listener) {
        listeners.add(listener);
        listener.run();
        return () -> listeners.remove(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
