package gradlab.parity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** PyTorch, ready to run programs in double precision on one thread. */
final class Torch implements AutoCloseable {

    private final NDManager manager = NDManager.newBaseManager("PyTorch");

    Torch() {
        JniUtils.setNumThreads(1);
        // every program runs once: optimising it would take longer than running it
        JniUtils.setGraphExecutorOptimize(false);
    }

    /** A matrix, or a vector when {@code rows} is 0. */
    record Tensor(double[] values, int rows, int columns) {
        Shape shape() {
            return rows == 0 ? new Shape(columns) : new Shape(rows, columns);
        }
    }

    /** A parameter of a program's {@code forward}: a list of tensors. */
    record Argument(String name, List<Tensor> tensors) {
    }

    /**
     * Runs {@code forward} of a program with gradients on.
     *
     * @return the values of the one tensor it gives back
     */
    double[] run(String program, List<Argument> arguments) {
        ByteArrayInputStream archive = new ByteArrayInputStream(TorchArchive.of(program));
        try (NDManager scope = manager.newSubManager();
                PtSymbolBlock block = JniUtils.loadModule((PtNDManager) scope, archive, false, false)) {
            JniUtils.enableTrainingMode(block);
            JniUtils.setGradMode(true);
            NDList inputs = new NDList();
            for (Argument argument : arguments) {
                for (Tensor tensor : argument.tensors()) {
                    NDArray array = scope.create(tensor.values(), tensor.shape());
                    // arrays of the same name with brackets become one list
                    array.setName(argument.name() + "[]");
                    inputs.add(array);
                }
            }
            return IValueUtils.forward(block, inputs, true).singletonOrThrow().toDoubleArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
