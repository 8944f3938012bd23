/// What an experiment is made of: variants, parameters, a schedule, and the runs that came of it. Values only; how they
/// are run is in `server.experiment`, what they prove in `analysis.experiment`, how they are kept in
/// `format.experiment`.
@NullMarked
package dev.pgtrace.model.experiment;

import org.jspecify.annotations.NullMarked;
