/** What one of the finance staff proposes and another approves, over HTTP. */
@NullMarked
package org.balancetreasure.api.approvals;

import org.jspecify.annotations.NullMarked;
