/** What went wrong, as problem details (RFC 9457) with a stable code, in the language that was asked for. */
@NullMarked
package org.balancetreasure.api.problems;

import org.jspecify.annotations.NullMarked;
