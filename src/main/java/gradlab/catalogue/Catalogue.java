package gradlab.catalogue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything of one kind that can be chosen, read off a sealed interface whose permitted records carry {@link Named}.
 * Menus, forms and notation are made from it, so a new member is one new record.
 */
public final class Catalogue<T> {

    private final Class<T> kind;
    private final List<Entry<T>> entries;

    private Catalogue(Class<T> kind, List<Entry<T>> entries) {
        this.kind = kind;
        this.entries = entries;
    }

    /** The catalogue of a sealed interface, in the order of its source file. */
    public static <T> Catalogue<T> of(Class<T> kind) {
        if (!kind.isSealed()) {
            throw new IllegalArgumentException(kind + " is not sealed, so its members cannot be listed");
        }
        List<Entry<T>> entries = new ArrayList<>();
        for (Class<?> member : kind.getPermittedSubclasses()) {
            entries.add(Entry.of(member.asSubclass(kind)));
        }
        return new Catalogue<>(kind, List.copyOf(entries));
    }

    /** The sealed interface. */
    public Class<T> kind() {
        return kind;
    }

    public List<Entry<T>> entries() {
        return entries;
    }

    public Optional<Entry<T>> find(String spelling) {
        return entries.stream().filter(entry -> entry.spelling().matches(spelling)).findFirst();
    }

    public Entry<T> entryOf(T member) {
        return entries.stream().filter(entry -> entry.type() == member.getClass()).findFirst().orElseThrow();
    }

    /** One member: its record, its names and its parameters. */
    public record Entry<T>(Class<? extends T> type, Spelling spelling, List<Parameter> parameters) {

        static <T> Entry<T> of(Class<? extends T> type) {
            Named named = type.getAnnotation(Named.class);
            if (!type.isRecord() || named == null) {
                throw new IllegalArgumentException(type + " must be a record with @Named");
            }
            Object standard = standardOf(type);
            List<Parameter> parameters = Arrays.stream(type.getRecordComponents())
                    .map(component -> Parameter.of(component, standard)).toList();
            return new Entry<>(type, Spelling.of(named), parameters);
        }

        /** The member with its defaults. */
        public T standard() {
            return type.cast(standardOf(type));
        }

        /** The member with these values, one per parameter, in order. */
        public T make(List<?> values) {
            Class<?>[] types = parameters.stream().map(Parameter::type).toArray(Class<?>[]::new);
            try {
                return type.getDeclaredConstructor(types).newInstance(values.toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The values of a member's parameters, in order. */
        public List<Object> valuesOf(T member) {
            return parameters.stream().map(parameter -> parameter.of(member)).toList();
        }

        /** A copy of the member with one parameter changed. */
        public T with(T member, Parameter changed, Object value) {
            return make(parameters.stream().map(p -> p.equals(changed) ? value : p.of(member)).toList());
        }

        public Optional<Parameter> parameter(String name) {
            return parameters.stream().filter(parameter -> parameter.spelling().matches(name)).findFirst();
        }

        private static Object standardOf(Class<?> type) {
            try {
                return type.getDeclaredConstructor().newInstance();
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(type + " has bad defaults", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(type + " needs a public constructor without arguments", e);
            }
        }
    }

    /** One parameter of a member. {@code range} is empty for anything but numbers. */
    public record Parameter(RecordComponent component, Spelling spelling, Class<?> type, Optional<Range> range,
            Object standard) {

        static Parameter of(RecordComponent component, Object standardMember) {
            Named named = component.getAnnotation(Named.class);
            if (named == null) {
                throw new IllegalArgumentException(component + " needs @Named");
            }
            return new Parameter(component, Spelling.of(named), component.getType(),
                    Optional.ofNullable(component.getAnnotation(Range.class)), read(component, standardMember));
        }

        public Object of(Object member) {
            return read(component, member);
        }

        /** True if {@code value} lies within the range, or if there is none. NaN never does. */
        public boolean admits(double value) {
            return range.map(r -> value >= r.min() && value <= r.max()).orElse(!Double.isNaN(value));
        }

        private static Object read(RecordComponent component, Object member) {
            try {
                return component.getAccessor().invoke(member);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
