"""Times losses of PyTorch, double precision. Started by LossComparison; reads "SECONDS<TAB>CASE" lines, answers "FORWARD BOTH" in milliseconds.

Losses that PyTorch does not have are written from its operations in the way its users do.
"""
import math
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
randn, rand = torch.randn, torch.rand


def signs(*shape):
    return torch.where(randn(*shape) > 0, 1.0, -1.0)


def tukey(x, y, c=4.685):
    inside = (x - y).abs() <= c
    return torch.where(inside, c * c / 6 * (1 - (1 - ((x - y) / c) ** 2) ** 3), torch.tensor(c * c / 6)).mean()


def dice(x, y):
    p = torch.sigmoid(x)
    return 1 - (2 * (p * y).sum() + 1) / (p.sum() + y.sum() + 1)


def focal(x, y, alpha=0.25, gamma=2.0):
    p = torch.sigmoid(x)
    entropy = F.binary_cross_entropy_with_logits(x, y, reduction="none")
    right = p * y + (1 - p) * (1 - y)
    return ((alpha * y + (1 - alpha) * (1 - y)) * (1 - right) ** gamma * entropy).mean()


def softmax_focal(x, y, gamma=2.0):
    log = F.log_softmax(x, 1).gather(1, y[:, None]).squeeze(1)
    return -((1 - log.exp()) ** gamma * log).mean()


def cosines(x, w):
    return F.linear(F.normalize(x), F.normalize(w))


def arcface(x, w, y, s=64.0, m=0.5):
    cos = cosines(x, w)
    t = cos.gather(1, y[:, None])
    sine = (1 - t * t).clamp(0, 1).sqrt()
    moved = torch.where(t > math.cos(math.pi - m), t * math.cos(m) - sine * math.sin(m), t - m * math.sin(m))
    return F.cross_entropy(s * cos.scatter(1, y[:, None], moved), y)


def cosface(x, w, y, s=64.0, m=0.35):
    margin = torch.zeros(x.shape[0], w.shape[0]).scatter_(1, y[:, None], m)
    return F.cross_entropy(s * (cosines(x, w) - margin), y)


def lifted(x, labels, margin=1.0):
    d = torch.cdist(x, x)
    same = labels[:, None] == labels[None]
    negatives = torch.logsumexp((margin - d).masked_fill(same, -math.inf), 1)
    i, j = torch.triu(same, 1).nonzero(as_tuple=True)
    bound = torch.logaddexp(negatives[i], negatives[j]) + d[i, j]
    return (torch.relu(bound) ** 2).sum() / (2 * len(i))


def regression(n, loss):
    y = randn(n)
    return [randn(n)], lambda x: loss(x, y)


def gaussian(n):
    y = randn(n)
    return [randn(n), rand(n) + 0.1], lambda x, v: F.gaussian_nll_loss(x, y, v)


def ranking(n):
    y = signs(n)
    return [randn(n), randn(n)], lambda a, b: F.margin_ranking_loss(a, b, y, margin=0.5)


def with_target(x, y, loss):
    return [x], lambda x: loss(x, y)


def embeddings(count, loss):
    return [randn(4096, 512) for _ in range(count)], loss


def classes(loss):
    y = torch.randint(0, 1000, (4096,))
    return [randn(4096, 1000)], lambda x: loss(x, y)


def log_probabilities():
    return F.log_softmax(randn(4096, 1000), 1)


def margin_softmax(loss):
    y = torch.randint(0, 10000, (1024,))
    return [randn(1024, 512), randn(10000, 512)], lambda x, w: loss(x, w, y)


def center():
    y = torch.randint(0, 1000, (4096,))
    return [randn(4096, 512), randn(1000, 512)], lambda x, c: 0.5 * ((x - c[y]) ** 2).sum()


def cosine_pairs():
    y = signs(4096)
    return embeddings(2, lambda a, b: F.cosine_embedding_loss(a, b, y))


def ctc():
    targets, lengths = torch.randint(1, 80, (16, 40)), torch.full((16,), 40)
    steps = torch.full((16,), 200)
    return [randn(200, 16, 80)], lambda x: F.ctc_loss(F.log_softmax(x, 2), targets, steps, lengths)


def image(loss):
    y = (randn(8, 1, 512, 512) > 0).double()
    return [randn(8, 1, 512, 512)], lambda x: loss(x, y)


def one_hot(n, c):
    return (randn(n, c) > 0).double()


CASES = {
    "mean-squared-error 1e6": lambda: regression(10**6, F.mse_loss),
    "mean-absolute-error 1e6": lambda: regression(10**6, F.l1_loss),
    "huber 1e6": lambda: regression(10**6, F.huber_loss),
    "smooth-l1 1e6": lambda: regression(10**6, F.smooth_l1_loss),
    "mean-squared-error 1e7": lambda: regression(10**7, F.mse_loss),
    "mean-absolute-error 1e7": lambda: regression(10**7, F.l1_loss),
    "huber 1e7": lambda: regression(10**7, F.huber_loss),
    "smooth-l1 1e7": lambda: regression(10**7, F.smooth_l1_loss),
    "tukey-biweight 1e6": lambda: regression(10**6, tukey),
    "gaussian-nll 1e6": lambda: gaussian(10**6),
    "poisson-nll 1e6": lambda: with_target(randn(10**6), torch.poisson(rand(10**6) * 5), F.poisson_nll_loss),
    "hinge-embedding 1e6": lambda: with_target(randn(10**6), signs(10**6), F.hinge_embedding_loss),
    "margin-ranking 1e6": lambda: ranking(10**6),
    "soft-margin 1e6": lambda: with_target(randn(10**6), signs(10**6), F.soft_margin_loss),
    "binary-cross-entropy-with-logits 1e7": lambda: with_target(
        randn(10**7), (randn(10**7) > 0).double(), F.binary_cross_entropy_with_logits
    ),
    "binary-cross-entropy 1e6": lambda: with_target(
        rand(10**6) * 0.98 + 0.01, (randn(10**6) > 0).double(), F.binary_cross_entropy
    ),
    "cross-entropy 4096x1000": lambda: classes(F.cross_entropy),
    "cross-entropy smoothed 4096x1000": lambda: classes(lambda x, y: F.cross_entropy(x, y, label_smoothing=0.1)),
    "soft-target-cross-entropy 4096x1000": lambda: with_target(
        randn(4096, 1000), torch.softmax(randn(4096, 1000), 1), F.cross_entropy
    ),
    "nll 4096x1000": lambda: ([log_probabilities()], lambda x, y=torch.randint(0, 1000, (4096,)): F.nll_loss(x, y)),
    "kullback-leibler 4096x1000": lambda: with_target(
        log_probabilities(), torch.softmax(randn(4096, 1000), 1), lambda x, q: F.kl_div(x, q, reduction="batchmean")
    ),
    "softmax-focal 4096x1000": lambda: classes(softmax_focal),
    "multi-margin 4096x1000": lambda: classes(F.multi_margin_loss),
    "multi-label-soft-margin 4096x1000": lambda: with_target(randn(4096, 1000), one_hot(4096, 1000), F.multilabel_soft_margin_loss),
    "sigmoid-focal 8x1x512x512": lambda: image(focal),
    "dice 8x1x512x512": lambda: image(dice),
    "triplet-margin 4096x512": lambda: embeddings(3, F.triplet_margin_loss),
    "triplet-margin swap 4096x512": lambda: embeddings(3, lambda a, p, n: F.triplet_margin_loss(a, p, n, swap=True)),
    "triplet-margin-with-distance cosine 4096x512": lambda: embeddings(
        3, lambda a, p, n: F.triplet_margin_with_distance_loss(
            a, p, n, distance_function=lambda x, y: 1 - F.cosine_similarity(x, y))
    ),
    "facenet-triplet 4096x512": lambda: embeddings(
        3, lambda a, p, n: torch.relu(((a - p) ** 2).sum(1) - ((a - n) ** 2).sum(1) + 0.2).sum()
    ),
    "cosine-embedding 4096x512": cosine_pairs,
    "arcface 1024x512x10000": lambda: margin_softmax(arcface),
    "cosface 1024x512x10000": lambda: margin_softmax(cosface),
    "lifted-structured 512x128": lambda: ([randn(512, 128)], lambda x, y=torch.arange(512) // 4: lifted(x, y)),
    "center 4096x512x1000": center,
    "ctc 200x16x80": ctc,
}


def best(call, seconds):
    shortest, end, count = math.inf, time.perf_counter() + seconds, 0
    while count < 5 or time.perf_counter() < end:
        start = time.perf_counter()
        call()
        shortest = min(shortest, time.perf_counter() - start)
        count += 1
    return 1e3 * shortest


def measure(name, seconds):
    leaves, loss = CASES[name]()
    with torch.no_grad():
        forward = best(lambda: loss(*leaves), seconds)
    for leaf in leaves:
        leaf.requires_grad_(True)

    def both():
        for leaf in leaves:
            leaf.grad = None
        loss(*leaves).backward()

    return forward, best(both, seconds)


def product_speed():
    a, b = randn(1024, 1024), randn(1024, 1024)
    return 2 * 1024**3 / (1e6 * best(lambda: a @ b, 0.3))


print(f"PyTorch {torch.__version__}, matrix product {product_speed():.1f} GFLOP/s", flush=True)
for line in sys.stdin:
    seconds, name = line.rstrip("\n").split("\t")
    print(*measure(name, float(seconds)), flush=True)
