import { orderConfirming as words } from "@/strings/checkout";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";

type OrderConfirmingProps = {
  /** True once it takes longer than it should. */
  late?: boolean;
  /** What the last question to the server was answered with, when it was refused. */
  problem?: string | null;
  onRetry?: () => void;
};

const BARS = [10, 18, 28, 16, 34, 22, 40, 26, 34, 18, 24, 12];

/** The few seconds between paying and having. */
export function OrderConfirming({ late = false, problem = null, onRetry }: OrderConfirmingProps) {
  return (
    <div className="grid min-h-80 content-start gap-6">
      <svg aria-hidden viewBox="0 0 72 40" className="h-10 w-18 text-wave">
        {BARS.map((height, i) => (
          <rect
            key={i}
            x={i * 6}
            y={20 - height / 2}
            width={3}
            height={height}
            fill="currentColor"
            className="origin-center animate-bar [transform-box:fill-box]"
            style={{ animationDelay: `${-i * 140}ms` }}
          />
        ))}
      </svg>
      <div role="status" className="grid gap-2">
        <h1 className="text-3xl font-semibold tracking-tight">{words.title}</h1>
        <p className="max-w-prose text-ink-soft">
          {words.text}
        </p>
      </div>
      {(late || problem !== null) && (
        <Alert tone="caution" role="status" title={problem ?? words.late} className="max-w-prose">
          {words.safe}
          <div className="pt-2">
            <Button variant="secondary" size="sm" onClick={onRetry}>
              {words.again}
            </Button>
          </div>
        </Alert>
      )}
    </div>
  );
}
