package dev.pgtrace.store.index;

import dev.pgtrace.model.Names;
import java.nio.charset.Charset;
import java.util.function.Supplier;

/// Names that are got when somebody first asks for one.
///
/// @param size known before
record LateNames(int size, Supplier<Names> names) implements Names {
    @Override
    public String get(int id, Charset charset) {
        return names.get().get(id, charset);
    }

    @Override
    public byte[] bytes(int id) {
        return names.get().bytes(id);
    }
}
