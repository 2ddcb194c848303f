package dev.orderflow.imports.batch;

import dev.orderflow.imports.ImportLine;
import dev.orderflow.imports.ParsedLine;
import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;

/** Understands a line, or finds everything that is wrong with it. */
@Dependent
@Named("lineProcessor")
public class LineProcessor implements ItemProcessor {

    @Override
    public Object processItem(Object line) {
        return ParsedLine.of((ImportLine) line);
    }
}
