package gradlab.math;

import java.util.Optional;

/**
 * Brings the JDK's vector module in while the program runs. Named on the command line it would print a warning at every
 * start; the launcher's {@code --add-exports java.base/jdk.internal.module} lets it be loaded in silence. Wherever that
 * is not possible there are the plain kernels, which give the same bits.
 */
final class VectorModule {

    private static final String MODULE = "jdk.incubator.vector";
    /** {@code plain} does without vectors; the bits are the same. */
    private static final String CHOICE = "gradlab.kernels";

    /** Found once: looking for the module at every run would cost more than a small run. */
    static final Kernels BEST = kernels().orElseGet(PlainKernels::new);

    private VectorModule() {
    }

    private static Optional<Kernels> kernels() {
        if ("plain".equals(System.getProperty(CHOICE))) {
            return Optional.empty();
        }
        try {
            if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
                Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class).invoke(null, MODULE);
            }
            return Optional.of(Class.forName("gradlab.math.VectorKernels").asSubclass(Kernels.class).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }
}
