/** Lines of advancing banks, for finance staff. */
@NullMarked
package org.balancetreasure.api.advances;

import org.jspecify.annotations.NullMarked;
